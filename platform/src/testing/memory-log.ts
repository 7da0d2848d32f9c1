import type { Recorded } from '@tillgraph/shared-domain/event';
import type { LogSource } from '../event-bus/index.ts';
import { type HistoryEntry, historyRecorder } from './recorded-history.ts';

/** A context's log in memory, for what only reads logs. */
export interface MemoryLog extends LogSource {
  /** As another process does. */
  append(...entries: readonly HistoryEntry[]): readonly Recorded[];
  /** Goes back to the position, under a new epoch. */
  restore(position: number, epoch: string): void;
  /** Makes reading fail, as a server that is down does; undefined mends it. */
  fail(error: Error | undefined): void;
  /** How often events were read. */
  readonly reads: () => number;
  /** How often reading failed. */
  readonly failures: () => number;
}

export function memoryLog(): MemoryLog {
  let events: Recorded[] = [];
  let epoch = 'epoch-1';
  let record = historyRecorder(epoch);
  let failure: Error | undefined;
  let reads = 0;
  let failures = 0;
  const failIfDown = () => {
    if (!failure) return;
    failures += 1;
    throw failure;
  };
  const listeners = new Set<Parameters<LogSource['onWakeUp']>[0]>();
  return {
    append(...entries) {
      const added = entries.map(record);
      events.push(...added);
      for (const listener of [...listeners]) listener([]);
      return added;
    },
    restore(position, next) {
      events = events.slice(0, position);
      epoch = next;
      record = historyRecorder(epoch, events);
    },
    fail(error) {
      failure = error;
    },
    reads: () => reads,
    failures: () => failures,
    async readLog(after, limit) {
      reads += 1;
      failIfDown();
      return events.slice(after, after + limit);
    },
    async head() {
      failIfDown();
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
