import type { PersonKey } from './port.ts';

/** Keys for a short time, so that a deletion elsewhere takes effect here too; the oldest go first. */
export class KeyCache {
  /** Grows with each deletion: what was read before one is not kept after it. */
  generation = 0;
  private readonly capacity: number;
  private readonly lifetime: number;
  private readonly cached = new Map<string, { readonly key: PersonKey; readonly until: number }>();

  /** `lifetime` in ms. */
  constructor(capacity: number, lifetime: number) {
    this.capacity = capacity;
    this.lifetime = lifetime;
  }

  get(person: string): PersonKey | undefined {
    const found = this.cached.get(person);
    if (found && found.until > performance.now()) return found.key;
    this.cached.delete(person);
    return undefined;
  }

  /** A key that was read while the cache was of this generation. */
  add(person: string, key: PersonKey, generation: number): void {
    if (generation !== this.generation) return;
    this.cached.set(person, { key, until: performance.now() + this.lifetime });
    if (this.cached.size <= this.capacity) return;
    // The order of a Map is that of insertion.
    for (const oldest of this.cached.keys()) {
      this.cached.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.generation += 1;
    this.cached.clear();
  }
}
