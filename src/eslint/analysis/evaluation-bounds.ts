/** How deep constants and spreads are followed. Real code is not nested deeper; this also ends cycles. */
export const MAX_DEPTH = 80;
/**
 * How many objects are visited for one value: the time would double with every level of objects that spread others
 * twice.
 */
const MAX_STEPS = 10_000;

/** Limits the depth and the steps of an evaluation. */
export class EvaluationBounds {
  private depth = 0;
  private steps = 0;

  /** Whether an evaluation is part of another one. */
  public get isInside(): boolean {
    return this.depth > 0;
  }

  /** Runs an evaluation; returns `otherwise` if a limit is reached. */
  public within<T>(otherwise: T, run: () => T): T {
    if (this.depth === 0) this.steps = 0;
    if (this.depth > MAX_DEPTH || this.steps > MAX_STEPS) return otherwise;
    this.steps++;
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }

  /** Runs an evaluation with limits of its own. */
  public apart<T>(run: () => T): T {
    const { depth, steps } = this;
    this.depth = 0;
    try {
      return run();
    } finally {
      this.depth = depth;
      this.steps = steps;
    }
  }
}
