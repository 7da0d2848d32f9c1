import type { Recorded } from '@tillgraph/shared-domain/event';
import type { LogSource } from '../event-bus/index.ts';
import { type HistoryEntry, recordedHistory } from './recorded-history.ts';

/** A context's log in memory, for what only reads logs. */
export interface MemoryLog extends LogSource {
  append(...entries: readonly HistoryEntry[]): readonly Recorded[];
  /** Goes back to the position, under a new epoch. */
  restore(position: number, epoch: string): void;
  /** Makes reading fail, as a server that is down does; undefined mends it. */
  fail(error: Error | undefined): void;
  /** How often events were read. */
  readonly reads: () => number;
}

export function memoryLog(): MemoryLog {
  let entries: readonly HistoryEntry[] = [];
  let events: readonly Recorded[] = [];
  let epoch = 'epoch-1';
  let failure: Error | undefined;
  let reads = 0;
  const listeners = new Set<() => void>();
  return {
    append(...added) {
      const before = events.length;
      entries = [...entries, ...added];
      events = [...events, ...recordedHistory(entries, epoch).slice(before)];
      for (const listener of [...listeners]) listener();
      return events.slice(before);
    },
    restore(position, next) {
      entries = entries.slice(0, position);
      events = events.slice(0, position);
      epoch = next;
    },
    fail(error) {
      failure = error;
    },
    reads: () => reads,
    async readLog(after, limit) {
      reads += 1;
      if (failure) throw failure;
      return events.slice(after, after + limit);
    },
    async head() {
      if (failure) throw failure;
      return { epoch, position: events.length };
    },
    onWakeUp(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
