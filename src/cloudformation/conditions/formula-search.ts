import { type Domain, type Formula, isComposite } from '../formula';

/** Steps of search before the answer is "cannot tell". Real templates need a few dozen. */
const MAX_STEPS = 20_000;
/** Parameters that conditions in question compare, together. CloudFormation takes 200. */
const MAX_VARIABLES = 1_000;

/**
 * Whether some facts can hold at once.
 *
 * @param facts what has to hold
 * @param variables what the facts compare, and the values each can take
 * @returns true, false, or undefined when the search exceeds its budget
 */
export function satisfiable(
  facts: readonly Formula[],
  variables: readonly (readonly [string, Domain])[],
): boolean | undefined {
  return variables.length > MAX_VARIABLES ? undefined : new Search(facts, variables).run();
}

class Search {
  private readonly values = new Map<string, string | undefined>();
  private steps = 0;

  public constructor(
    private readonly facts: readonly Formula[],
    private readonly variables: readonly (readonly [string, Domain])[],
  ) {}

  /** @param undecided the facts that the values chosen so far do not decide yet */
  public run(undecided = this.facts, at = 0): boolean | undefined {
    const open: Formula[] = [];
    for (const fact of undecided) {
      const truth = this.truth(fact);
      if (truth === false) return false;
      if (truth === undefined) open.push(fact);
    }
    if (open.length === 0) return true;
    const next = this.variables[at];
    if (this.steps > MAX_STEPS || !next) return undefined;
    const [name, domain] = next;
    let isDecided = true;
    for (const value of domain) {
      this.values.set(name, value);
      const answer = this.run(open, at + 1);
      this.values.delete(name);
      if (answer === true) return true;
      isDecided &&= answer === false;
      if (this.steps > MAX_STEPS) return undefined;
    }
    return isDecided ? false : undefined;
  }

  private truth(formula: Formula): boolean | undefined {
    if (typeof formula === 'boolean') return formula;
    if (formula === 'undecidable' || ++this.steps > MAX_STEPS) return undefined;
    if (!isComposite(formula)) {
      return this.values.has(formula.variable) ? this.values.get(formula.variable) === formula.is : undefined;
    }
    const decisive = formula.kind !== 'all';
    let open = false;
    for (const part of formula.parts) {
      const truth = this.truth(part);
      if (truth === decisive) return formula.kind === 'any';
      open ||= truth === undefined;
    }
    return open ? undefined : formula.kind !== 'any';
  }
}
