/** A cache of recent results, limited by the total size of the texts that they come from. */
export class Recent<K, V> {
  private readonly known = new Map<K, { readonly value: V; readonly size: number }>();
  private size = 0;

  /** @param capacity the sizes of all together, at most */
  public constructor(private readonly capacity: number) {}

  /** Returns a cached value. */
  public get(key: K): V | undefined {
    return this.known.get(key)?.value;
  }

  /** Adds a value, and evicts the oldest. */
  public set(key: K, value: V, size: number): void {
    this.size += size - (this.known.get(key)?.size ?? 0);
    this.known.delete(key);
    this.known.set(key, { value, size });
    for (const [oldest, { size: freed }] of this.known) {
      if (this.size <= this.capacity) return;
      this.known.delete(oldest);
      this.size -= freed;
    }
  }
}
