import { eitherValue, HARMLESS, type Value } from './velocity-value';

/** The values of a template's variables, in the branch that is running. */
export class Scope {
  /** Whether nothing more is printed in this branch. */
  public isStopped = false;
  private readonly variables = new Map<string, Value | undefined>();
  /** The values of changed variables before the branch that is running. */
  private before: Map<string, Value | undefined> | undefined;

  /**
   * The value of a variable.
   *
   * @param name a variable, or any reference as it is written that was set as harmless
   */
  public get(name: string): Value | undefined {
    return this.variables.get(name);
  }

  public set(name: string, value: Value): void {
    if (this.before && !this.before.has(name)) this.before.set(name, this.variables.get(name));
    this.variables.set(name, value);
  }

  /**
   * Runs every branch from the same values. After them, a variable may have the value of any branch that did not stop.
   */
  public branch(branches: readonly (() => void)[]): void {
    const outer = this.before;
    const changes = new Map<string, Value[]>();
    let alive = 0;
    for (const run of branches) {
      const before = (this.before = new Map<string, Value | undefined>());
      run();
      if (!this.isStopped) alive++;
      for (const [name, value] of before) {
        const values = changes.get(name) ?? [];
        if (!this.isStopped) values.push(this.variables.get(name) ?? HARMLESS);
        changes.set(name, values);
        this.variables.set(name, value);
      }
      this.isStopped = false;
    }
    this.before = outer;
    this.isStopped = alive === 0;
    for (const [name, values] of changes) {
      const usual = this.variables.get(name);
      if (values.length === alive) this.set(name, eitherValue(values));
      // A reference that is not known to be harmless in every branch is not known to be harmless after them.
      else if (usual) this.set(name, eitherValue([...values, usual]));
      else if (isVariable(name)) this.set(name, eitherValue([...values, HARMLESS]));
    }
  }
}

/** Whether a reference is only a variable: `a`, and neither `a.b` nor `a[0]`. */
function isVariable(name: string): boolean {
  return !/[.[]/.test(name);
}
