import type { EvaluationBudget } from '../types';

/** How deep expressions may be nested, across templates; only a cycle or a hostile template goes deeper. */
const MAX_DEPTH = 64;
/** Expressions evaluated for one question; only a template that multiplies itself needs more. */
const MAX_STEPS = 50_000;

/** Thrown when a limit is reached; the outermost question then answers "unknown". */
export class Exhausted extends Error {}

/** Counts the steps of one question, across the templates of an app. */
export class EvaluationSteps implements EvaluationBudget {
  private depth = 0;
  private steps = 0;

  public get isBusy(): boolean {
    return this.depth > 0;
  }

  public spend<T>(work: () => T, giveUp: (reason: string) => T): T {
    if (this.depth === 0) this.steps = 0;
    if (++this.steps > MAX_STEPS || this.depth >= MAX_DEPTH)
      throw new Exhausted('its expressions are nested too deeply');
    this.depth++;
    try {
      return work();
    } catch (error) {
      if (this.depth === 1 && error instanceof Exhausted) return giveUp(error.message);
      throw error;
    } finally {
      this.depth--;
    }
  }
}
