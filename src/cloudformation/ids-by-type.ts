/** Logical ids of resources by their type, in the order in which they were added. */
export class IdsByType {
  private readonly ids = new Map<string, string[]>();

  /** Adds a resource. */
  public add(logicalId: string, type: string): void {
    const ids = this.ids.get(type);
    if (ids) ids.push(logicalId);
    else this.ids.set(type, [logicalId]);
  }

  /** Those of a type. */
  public of(type: string): readonly string[] {
    return this.ids.get(type) ?? [];
  }
}
