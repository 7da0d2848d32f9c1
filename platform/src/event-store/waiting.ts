import type { AnyAggregate, CachedAggregate } from './aggregate-cache.ts';
import type { AggregateLoader } from './aggregate-loader.ts';

/**
 * Those who wait for an aggregate to become something. Own commits are looked at when they happen; other processes'
 * when a wake-up comes, all awaited streams by one query, and every so often in case a wake-up was lost.
 */
export class Waiting {
  private readonly loader: AggregateLoader;
  private readonly onTrouble: (error: unknown) => void;
  private readonly waiters = new Map<string, Set<() => void>>();
  private refreshing = false;
  private refreshAgain = false;
  private readonly polling: NodeJS.Timeout;
  private readonly closing = new AbortController();

  constructor(loader: AggregateLoader, onTrouble: (error: unknown) => void) {
    this.loader = loader;
    this.onTrouble = onTrouble;
    this.polling = setInterval(() => this.refresh(), pollInterval);
  }

  /** The aggregate as soon as the predicate holds, else as it is when the time (ms) is over or the signal aborts. */
  async waitFor(
    aggregate: AnyAggregate,
    stream: string,
    predicate: (cached: CachedAggregate) => boolean,
    timeout: number,
    signal: AbortSignal | undefined,
  ): Promise<CachedAggregate> {
    const ends = [AbortSignal.timeout(timeout), this.closing.signal, ...(signal ? [signal] : [])];
    const over = AbortSignal.any(ends);
    for (;;) {
      const changed = this.nextChange(stream, over);
      try {
        const cached = await this.loader.load(aggregate, stream);
        if (over.aborted || predicate(cached)) return cached;
        await changed.promise;
      } finally {
        changed.forget();
      }
    }
  }

  /** This process has committed to the stream. */
  changed(stream: string): void {
    for (const look of this.waiters.get(stream) ?? []) look();
  }

  /** Other processes may have committed to any. */
  refresh(): void {
    this.refreshAgain = true;
    if (!this.refreshing) void this.refreshAll();
  }

  close(): void {
    clearInterval(this.polling);
    this.closing.abort();
  }

  private nextChange(stream: string, over: AbortSignal) {
    let forget = () => {};
    const promise = new Promise<void>((resolve) => {
      const look = () => resolve();
      const waiters = this.waiters.get(stream) ?? new Set();
      this.waiters.set(stream, waiters.add(look));
      over.addEventListener('abort', look);
      forget = () => {
        over.removeEventListener('abort', look);
        waiters.delete(look);
        if (waiters.size === 0 && this.waiters.get(stream) === waiters) this.waiters.delete(stream);
      };
    });
    return { promise, forget: () => forget() };
  }

  private async refreshAll(): Promise<void> {
    this.refreshing = true;
    while (this.refreshAgain && this.waiters.size > 0) {
      this.refreshAgain = false;
      const streams = [...this.waiters.keys()];
      try {
        await this.loader.refresh(streams);
        for (const stream of streams) this.changed(stream);
      } catch (error) {
        this.onTrouble(error);
      }
    }
    this.refreshing = false;
  }
}

/** ms */
const pollInterval = 500;
