/** How deep constants and spreads are followed. Real code is not nested deeper; this also ends cycles. */
export const MAX_DEPTH = 80;
/**
 * How many objects are visited for one value: the time would double with every level of objects that spread others
 * twice.
 */
const MAX_STEPS = 10_000;

/** Limits the depth and the steps of an evaluation. */
export class EvaluationBounds {
  /** How many evaluations are under way, each a part of the one before. */
  public depth = 0;
  private steps = 0;

  /** Runs an evaluation; returns `otherwise` if a limit is reached. */
  public within<T>(otherwise: T, run: () => T): T {
    if (!this.enter()) return otherwise;
    try {
      return run();
    } finally {
      this.leave();
    }
  }

  /** Begins an evaluation, which `leave` ends; returns false if a limit is reached. */
  public enter(): boolean {
    if (this.depth === 0) this.steps = 0;
    if (this.depth > MAX_DEPTH || this.steps > MAX_STEPS) return false;
    this.steps++;
    this.depth++;
    return true;
  }

  public leave(): void {
    this.depth--;
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
