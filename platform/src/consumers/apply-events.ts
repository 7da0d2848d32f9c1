import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ChangeFeed, DocumentChanged } from '../read-models/change-feed.ts';
import { DocumentRefusedError } from '../read-models/errors.ts';
import type { CollectionWriter } from '../read-models/port.ts';
import { announcement } from './announcement.ts';
import { cover, isCovered, type Route } from './guards.ts';
import type { Parking } from './parking.ts';
import type { Projection } from './port.ts';
import { loadDocuments, type WorkingDocument, type WorkingDocuments } from './working-documents.ts';

export interface ApplyOptions {
  readonly projection: Projection;
  readonly context: ContextName;
  readonly build: string;
  readonly collections: ReadonlyMap<string, CollectionWriter<object>>;
  readonly parking: Parking;
  readonly route: Route;
  /** The least `changed` of documents that change late, by parked events: whoever resumes a list is told of them. */
  readonly changedFloor: number;
  /** Called with the documents' next states before they are written. */
  readonly foretell: ChangeFeed['foretell'];
}

/**
 * Applies events to their documents: loads all documents of the batch at once, folds in memory, and writes each guarded
 * by the positions that it was computed from. A document that another writer changed meanwhile is computed again.
 *
 * An event that throws is parked after what its stream did before was written, and before anything later is; later
 * events of its stream wait behind it. So a document that covers the position of an event that was never parked has
 * that event in it. On the route `parked`, where the event is parked already, its error is thrown.
 *
 * Answers the documents of all events, also of those that were applied before: they may not have been announced.
 */
export async function applyEvents(
  events: readonly Recorded[],
  options: ApplyOptions,
): Promise<readonly DocumentChanged[]> {
  try {
    return await applyBatch(events, options, new Map());
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    const [first] = events;
    if (first && events.length === 1) return applyBatch(events, options, new Map([[first, error]]));
  }
  // One of them makes a document that the store refuses: alone, each shows whether it is the one.
  const changes: DocumentChanged[] = [];
  for (const event of events) changes.push(...(await applyEvents([event], options)));
  return changes;
}

async function applyBatch(
  events: readonly Recorded[],
  options: ApplyOptions,
  refused: ReadonlyMap<Recorded, unknown>,
): Promise<readonly DocumentChanged[]> {
  const derived = events.map((event) => derive(event, options.projection));
  const changes: DocumentChanged[] = [];
  for (;;) {
    const documents = await loadDocuments(
      options.collections,
      derived.flatMap((one) => one.changes),
    );
    const poisoned = foldInto(documents, derived, options, refused);
    const [first] = poisoned;
    if (first) {
      // What its stream did before is to be there when it is worked off.
      const before = first.waits ? [] : events.slice(0, events.indexOf(first.event));
      if (before.length > 0) changes.push(...(await applyBatch(before, options, refused)));
      await park(
        poisoned.filter(({ event, waits }) => waits || event === first.event),
        options,
      );
      continue; // without them
    }
    const { written, lost } = await foretellAndWrite(documents, options);
    changes.push(...written.map((document) => announcement(document, options.build)));
    if (lost > 0) continue;
    return [...changes, ...documents.covered().map((document) => announcement(document, options.build))];
  }
}

async function foretellAndWrite(documents: WorkingDocuments, { build, foretell }: ApplyOptions) {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const writing = begun.then(() => documents.write());
  const foretold = documents.changed().map((document) => announcement(document, build));
  // Who is told has it first: a process of the database that is woken takes a core from that.
  if (foretell(foretold, writing)) setImmediate(begin);
  else begin();
  return writing;
}

/** Events that threw, and those that wait behind one that was parked before. */
async function park(poisoned: readonly PoisonedEvent[], options: ApplyOptions): Promise<void> {
  if (options.route === 'delivered' && !(await markApplied(poisoned, options))) return;
  const parked = await options.parking.park(poisoned);
  if (parked && options.route === 'parked') throw poisoned[0]?.error;
}

/**
 * What an event that is parked now did before (a crash, then a worse program) is not to be done again. Written before
 * it is parked: of a parked event, a document that covers its position says nothing.
 */
async function markApplied(poisoned: readonly PoisonedEvent[], options: ApplyOptions): Promise<boolean> {
  const documents = await loadDocuments(
    options.collections,
    poisoned.flatMap(({ changes }) => changes),
  );
  for (const { event, changes } of poisoned) {
    for (const { collection, id } of changes) {
      const document = documents.of(collection, id);
      if (!isCovered(document.positions, event, 'delivered')) continue;
      cover(document.positions, event, 'parked');
      document.dirty = true;
    }
  }
  return (await documents.write()).lost === 0;
}

interface DerivedChanges {
  readonly event: Recorded;
  readonly changes: ReturnType<Projection['apply']>;
  readonly error?: unknown;
}

function derive(event: Recorded, projection: Projection): DerivedChanges {
  if (event.unreadable) return { event, changes: [], error: event.unreadable };
  try {
    return { event, changes: projection.apply(event) };
  } catch (error) {
    return { event, changes: [], error };
  }
}

interface PoisonedEvent extends DerivedChanges {
  /** Behind an event of its stream that was parked before. */
  readonly waits: boolean;
  /** Null when it only waits. */
  readonly error: unknown;
}

/** Folds the events into the documents, in order, and answers those that are to be parked, what waits first. */
function foldInto(
  documents: WorkingDocuments,
  derived: readonly DerivedChanges[],
  options: ApplyOptions,
  refused: ReadonlyMap<Recorded, unknown>,
): readonly PoisonedEvent[] {
  const waiting: PoisonedEvent[] = [];
  const poisoned: PoisonedEvent[] = [];
  const poisonedStreams = new Set<string>();
  for (const { event, changes, error } of derived) {
    const stream = `${event.context}/${event.stream}`;
    const parked =
      options.route === 'delivered' ? options.parking.waiting(event.context, event.stream) : undefined;
    // What comes before the first that is parked was applied, or is to be.
    const waits = parked !== undefined && event.position > Math.min(...parked);
    if (parked?.has(event.position) || poisonedStreams.has(stream)) continue;
    if (waits) {
      waiting.push({ event, changes, waits, error: null });
      continue;
    }
    const failure = error ?? refused.get(event) ?? fold(documents, { event, changes }, options);
    if (failure === undefined) continue;
    poisonedStreams.add(stream);
    poisoned.push({ event, changes, waits, error: failure });
  }
  return [...waiting, ...poisoned];
}

/** All changes of the event or, with the error that one of them threw, none. */
function fold(
  documents: WorkingDocuments,
  { event, changes }: DerivedChanges,
  options: ApplyOptions,
): unknown {
  const next = new Map<WorkingDocument, object | undefined>();
  try {
    for (const { collection, id, change } of changes) {
      const document = documents.of(collection, id);
      if (isCovered(document.positions, event, options.route)) {
        document.covered = true;
        continue;
      }
      // The change was made for this collection's documents.
      const input = (next.has(document) ? next.get(document) : document.document) as never;
      next.set(document, change(input));
    }
  } catch (error) {
    return error ?? new Error('A projection threw nothing.');
  }
  for (const [document, after] of next) {
    document.document = after;
    cover(document.positions, event, options.route);
    document.traceparent = event.traceparent;
    document.dirty = true;
    if (event.context === options.context) {
      const floor = options.route === 'parked' ? options.changedFloor : 0;
      document.changed = Math.max(document.changed, event.position, floor);
    }
  }
  return undefined;
}
