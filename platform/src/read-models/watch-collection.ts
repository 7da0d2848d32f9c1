import { BoundedMap } from '../memory/bounded-map.ts';
import { createAlarm } from './alarm.ts';
import { decodeChangeCursor, encodeChangeCursor } from './change-cursor.ts';
import type { LiveReads } from './live-reads.ts';
import type { CollectionChange, Stored } from './port.ts';
import { revisionOf } from './revision.ts';

export interface WatchCollectionOptions<Document> {
  readonly after?: string;
  readonly present?: readonly string[];
  readonly matches?: (document: Document) => boolean;
}

/** What is known of changes to a document that was not told yet. */
interface PendingChange {
  /** Whether a state that was replaced meanwhile matched. */
  readonly matched: boolean;
  /** Of the newest that has one. */
  readonly traceparent: string | undefined;
}

const unmatched: PendingChange = { matched: false, traceparent: undefined };
const maybeMatched: PendingChange = { matched: true, traceparent: undefined };

/** Documents that a subscriber may be behind by before it reads what changed instead of remembering it. */
const mostPending = 10_000;
/** Documents of which is remembered what the subscriber was told last. */
const mostTold = 10_000;
const pageSize = 500;

/**
 * Each document that changes. What waits for a slow subscriber is its id alone, so it gets the newest state. A cursor
 * goes no further than what all slots have reached and what was told, so that nothing is missed after it.
 */
export function watchCollection<Document extends object>(
  reads: LiveReads<Document>,
  { after, present, matches = () => true }: WatchCollectionOptions<Document>,
  signal: AbortSignal,
): AsyncGenerator<CollectionChange<Document>, void, void> {
  const alarm = createAlarm();
  const told = new BoundedMap<{ readonly revision: number; readonly matched: boolean }>(mostTold);
  /** Of who is told what changes from now on: what others were told before. */
  const toldBefore = after === undefined && !present ? reads.foretold() : new Map<string, number>();
  /** By id. */
  let pending = new Map<string, PendingChange>();
  let toldUpTo = reads.position().position;
  let readAll = after !== undefined;

  const unsubscribe = reads.subscribe(undefined, {
    onChange(id, before, traceparent) {
      const earlier = pending.get(id);
      pending.set(id, {
        matched: earlier?.matched === true || (before !== undefined && matches(before)),
        traceparent: traceparent ?? earlier?.traceparent,
      });
      if (pending.size > mostPending) {
        pending.clear();
        readAll = true;
      }
      alarm.wake();
    },
    onInterrupted() {
      readAll = true;
      alarm.wake();
    },
  });
  signal.addEventListener('abort', () => {
    unsubscribe();
    alarm.wake();
  });

  /** What to tell of a state, if anything: it is newer, and it matches or has just ceased to. */
  function changeOf(stored: Stored<Document>, pending: PendingChange, position: number) {
    const before = told.get(stored.id);
    const revision = revisionOf(stored.positions);
    if (revision <= (before?.revision ?? toldBefore.get(stored.id) ?? 0)) return undefined;
    const matched = matches(stored.document);
    told.set(stored.id, { revision, matched });
    if (!matched && !(before?.matched ?? pending.matched)) return undefined;
    const { epoch } = reads.position();
    const change = { stored, matches: matched, cursor: encodeChangeCursor({ epoch, position }) };
    const { traceparent } = pending;
    return traceparent === undefined ? change : { ...change, traceparent };
  }

  /** In the order of their changes; the cursor of each but the last stops before the next. */
  function* tell(
    found: readonly Stored<Document>[],
    pendingOf: (id: string) => PendingChange,
    reached: number,
  ) {
    const sorted = found.toSorted((a, b) => a.changed - b.changed);
    for (const [at, stored] of sorted.entries()) {
      const next = sorted[at + 1];
      const position = next ? Math.min(reached, Math.max(toldUpTo, next.changed - 1)) : reached;
      const change = changeOf(stored, pendingOf(stored.id), position);
      if (change) yield change;
    }
    toldUpTo = reached;
  }

  async function* tellPresent(
    ids: readonly string[],
  ): AsyncGenerator<CollectionChange<Document>, void, void> {
    const reached = reads.position().position;
    const found = await reads.reader.getMany(ids);
    // Nothing of them was told yet, so until the last of them a cursor stops before the next.
    toldUpTo = 0;
    yield* tell(
      found.filter((stored) => stored !== null),
      () => unmatched,
      reached,
    );
  }

  async function* tellAllSince(): AsyncGenerator<CollectionChange<Document>, void, void> {
    const reached = reads.position().position;
    for (let from = toldUpTo; ; ) {
      const page = await reads.reader.changedSince(from, pageSize);
      from = page.at(-1)?.changed ?? from;
      const isLast = page.length < pageSize;
      // Whether it matched when the subscriber last saw it is not known, so it is told that it does not.
      yield* tell(page, () => maybeMatched, isLast ? Math.max(reached, toldUpTo) : Math.min(from, reached));
      if (isLast) return;
    }
  }

  async function* changes(): AsyncGenerator<CollectionChange<Document>, void, void> {
    try {
      if (after !== undefined) toldUpTo = decodeChangeCursor(after, reads.position());
      else if (present) yield* tellPresent(present);
      while (!signal.aborted) {
        if (readAll) {
          readAll = false;
          yield* tellAllSince();
        }
        const batch = pending;
        pending = new Map();
        const reached = reads.position().position;
        if (batch.size === 0) {
          await alarm.wait();
          continue;
        }
        const found = await reads.reader.getMany([...batch.keys()]);
        const changed = found.filter((stored) => stored !== null);
        yield* tell(changed, (id) => batch.get(id) ?? unmatched, Math.max(reached, toldUpTo));
      }
    } finally {
      unsubscribe();
    }
  }
  return changes();
}
