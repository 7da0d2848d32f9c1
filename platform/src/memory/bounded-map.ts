/**
 * A map that forgets what was used longest ago. Its entries are of two ages: when the young are half of all, the old
 * are forgotten, and the young are the old. To move an entry to the end of one Map with every use is the shorter way,
 * but a Map keeps what was deleted in the chain of its hash until it grows: a key in steady use walks ever longer.
 * Unlike lru-cache it takes room only for what it holds, for each live list has one, and lets what is in use stay.
 */
export class BoundedMap<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();
  private readonly limit: number;
  private readonly stays: (value: Value) => boolean;

  /** Holds at most `limit` entries, besides those that `stays` says must not be forgotten yet. */
  constructor(limit: number, stays: (value: Value) => boolean = () => false) {
    this.limit = limit;
    this.stays = stays;
  }

  get(key: string): Value | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    this.old.delete(key);
    this.young.set(key, value);
    if (this.young.size * 2 >= this.limit) this.age();
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }

  values(): readonly Value[] {
    return [...this.young.values(), ...this.old.values()];
  }

  private age(): void {
    const staying = [...this.old].filter(([, value]) => this.stays(value));
    this.old = new Map([...this.young, ...staying]);
    this.young = new Map();
  }
}
