/** How far constants and spreads are followed; nobody writes deeper, and cycles end here. */
export const MAX_DEPTH = 80;
/** What is looked at for one value: objects that spread others twice each would take twice as long with every level. */
const MAX_STEPS = 10_000;

/** Ends what would go too deep, or take too long. */
export class EvaluationBounds {
  private depth = 0;
  private steps = 0;

  /** Whether something is being found out as a part of something else. */
  public get isInside(): boolean {
    return this.depth > 0;
  }

  /** What comes out; `otherwise` where that would go too deep, or take too long. */
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

  /** What comes out where it is no part of anything else. */
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
