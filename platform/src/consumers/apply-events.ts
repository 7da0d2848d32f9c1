import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { DocumentChanged } from '../read-models/change-feed.ts';
import { DocumentRefusedError } from '../read-models/errors.ts';
import type { CollectionWriter } from '../read-models/port.ts';
import { isCovered, positionsAfter, type Route } from './guards.ts';
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
  /** The least `changed` of documents that this context's own events change: parked events are late. */
  readonly changedFloor: number;
}

/**
 * Applies events to their documents: loads all documents of the batch at once, folds in memory, and writes each guarded
 * by the positions that it was computed from. A document that another writer changed meanwhile is computed again.
 *
 * An event that throws is parked before any document is written, and later events of its stream with it. So a document
 * that covers the position of an event that was never parked has that event in it. On the route `parked`, where it is
 * parked already, its error is thrown.
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
    const toPark = foldInto(documents, derived, options, refused);
    if (toPark.length > 0 && !(await options.parking.park(toPark))) continue;
    if (toPark[0] && options.route === 'parked') throw toPark[0].error;
    const { written, lost } = await documents.write();
    changes.push(...written.map((document) => announcement(document, options.build)));
    if (lost === 0) return changes;
  }
}

interface DerivedChanges {
  readonly event: Recorded;
  readonly changes: ReturnType<Projection['apply']>;
  readonly error?: unknown;
}

function derive(event: Recorded, projection: Projection): DerivedChanges {
  try {
    return { event, changes: projection.apply(event) };
  } catch (error) {
    return { event, changes: [], error };
  }
}

/** Folds the events into the documents, in order, and answers those that are to be parked. */
function foldInto(
  documents: WorkingDocuments,
  derived: readonly DerivedChanges[],
  options: ApplyOptions,
  refused: ReadonlyMap<Recorded, unknown>,
): Parameters<Parking['park']>[0] {
  const toPark: { event: Recorded; error: unknown }[] = [];
  const poisoned = new Set<string>();
  for (const { event, changes, error } of derived) {
    const stream = `${event.context}/${event.stream}`;
    const parked = options.parking.waiting(event.context, event.stream);
    const waits = options.route === 'delivered' && (parked !== undefined || poisoned.has(stream));
    const failure =
      error ?? refused.get(event) ?? (waits ? null : fold(documents, { event, changes }, options));
    if (failure === undefined) continue;
    poisoned.add(stream);
    if (options.route === 'delivered') {
      if (parked?.has(event.position)) continue;
      markCovered(documents, { event, changes });
    }
    toPark.push({ event, error: failure });
  }
  return toPark;
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
      if (isCovered(document.positions, event, options.route)) continue;
      // The change was made for this collection's documents.
      const input = (next.has(document) ? next.get(document) : document.document) as never;
      next.set(document, change(input));
    }
  } catch (error) {
    return error ?? new Error('A projection threw nothing.');
  }
  for (const [document, after] of next) {
    document.document = after;
    document.positions = positionsAfter(document.positions, event, options.route);
    document.dirty = true;
    if (event.context === options.context) {
      document.changed = Math.max(document.changed, event.position, options.changedFloor);
    }
  }
  return undefined;
}

/** What an event that is parked now had done before (a crash, then a worse program) is not to be done again. */
function markCovered(documents: WorkingDocuments, { event, changes }: DerivedChanges): void {
  for (const { collection, id } of changes) {
    const document = documents.of(collection, id);
    if (!isCovered(document.positions, event, 'delivered')) continue;
    document.positions = positionsAfter(document.positions, event, 'parked');
    document.dirty = true;
  }
}

function announcement(
  { collection, id, changed, positions, before, document }: WorkingDocument,
  build: string,
) {
  const after = { id, document, positions, changed };
  return { collection, build, id, changed, positions, documents: { before, after } };
}
