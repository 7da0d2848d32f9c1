import { isDeepStrictEqual } from 'node:util';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { erasedPerson } from '@tillgraph/shared-domain/person';
import type { PersonErasure } from '../event-store/port.ts';
import type { DocumentChanged } from '../read-models/change-feed.ts';
import { afterForgetting } from '../read-models/forgetting.ts';
import type { Find, Scalar, Stored } from '../read-models/port.ts';
import { valueAt } from '../read-models/value-at.ts';
import { announcement } from './announcement.ts';
import type { ApplyOptions } from './apply-events.ts';
import type { PersonalDocuments } from './port.ts';
import { loadDocuments } from './working-documents.ts';

/** As they are applied; forgetting is late, too. */
export interface ForgettingOptions
  extends Pick<ApplyOptions, 'projection' | 'build' | 'collections' | 'changedFloor'> {
  readonly persons: Pick<PersonErasure, 'erasedAmong'>;
}

/** Documents of one collection. */
interface Selected {
  readonly collection: string;
  readonly ids: readonly string[];
}

const pageSize = 500;

/**
 * Lets all documents about the persons forget them. Their keys are deleted by now: a document that is written later
 * by who still had a key is found by that writer, see `forgetInWritten`.
 */
export async function forgetPersons(
  erased: readonly string[],
  options: ForgettingOptions,
): Promise<readonly DocumentChanged[]> {
  const changes: DocumentChanged[] = [];
  for (const person of erased) {
    for (const personal of options.projection.personal ?? []) {
      for await (const ids of idsAbout(person, personal, options.collections)) {
        changes.push(...(await forgetIn({ collection: personal.collection, ids }, [person], options)));
      }
    }
  }
  return changes;
}

/**
 * After the events' documents were written: lets these forget whoever is known to be erased now. The events may have
 * been read while there was a key, here or, before a crash, elsewhere. A key that is found here now is deleted, if it
 * ever is, before the documents about its person are looked up; so one of the two finds them.
 */
export async function forgetInWritten(
  events: readonly Recorded[],
  written: readonly DocumentChanged[],
  options: ForgettingOptions,
): Promise<readonly DocumentChanged[]> {
  const { personal = [] } = options.projection;
  const erased = personal.length > 0 ? await erasedIn(events, options.persons) : [];
  if (erased.length === 0) return [];
  const changes: DocumentChanged[] = [];
  for (const { collection } of personal) {
    const ids = written.filter((change) => change.collection === collection).map(({ id }) => id);
    changes.push(...(await forgetIn({ collection, ids }, erased, options)));
  }
  return changes;
}

/** Whom events are about that tell of erasures. */
export const erasedBy = (events: readonly Recorded[]): readonly string[] =>
  events.map(erasedPerson).filter((person) => person !== undefined);

async function erasedIn(
  events: readonly Recorded[],
  persons: ForgettingOptions['persons'],
): Promise<readonly string[]> {
  const unreadable = new Set<string>();
  const readable = new Set<string>();
  for (const { person, personal } of events) {
    if (person !== undefined) (personal ? readable : unreadable).add(person);
  }
  const erased = readable.size > 0 ? await persons.erasedAmong([...readable]) : [];
  return [...new Set([...unreadable, ...erased])];
}

async function* idsAbout(
  person: string,
  { collection, about }: PersonalDocuments,
  collections: ForgettingOptions['collections'],
): AsyncGenerator<readonly string[]> {
  const find = about(person);
  for (let after: readonly Scalar[] | undefined; ; ) {
    const page =
      (await collections.get(collection)?.find({ ...find, ...(after && { after }), limit: pageSize })) ?? [];
    if (page.length > 0) yield page.map(({ id }) => id);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = placeOf(last, find.orderBy);
  }
}

const placeOf = (stored: Stored<object>, orderBy: Find['orderBy']): readonly Scalar[] => [
  // A document that is found by an order has its fields.
  ...orderBy.map(({ path }) => valueAt(stored.document, path) as Scalar),
  stored.id,
];

/** Announces all of them: what forgot before may not have been announced. */
async function forgetIn(
  { collection, ids }: Selected,
  persons: readonly string[],
  { projection, build, collections, changedFloor }: ForgettingOptions,
): Promise<readonly DocumentChanged[]> {
  const forgets = (projection.personal ?? []).filter((personal) => personal.collection === collection);
  const forgotten = (document: object): object =>
    forgets.reduce(
      (left, { forget }) =>
        // It was declared for this collection's documents.
        persons.reduce((rest, person) => forget(rest as never, person), left),
      document,
    );
  for (;;) {
    const documents = await loadDocuments(
      collections,
      ids.map((id) => ({ collection, id })),
    );
    const present = ids.map((id) => documents.of(collection, id));
    for (const working of present) {
      const next = working.document && forgotten(working.document);
      if (isDeepStrictEqual(json(next), json(working.document))) continue;
      working.document = next;
      working.positions = afterForgetting(working.positions);
      working.changed = Math.max(working.changed, changedFloor);
      working.dirty = true;
    }
    if ((await documents.write()).lost > 0) continue;
    return present.map((working) => announcement(working, build));
  }
}

/** What a store holds of a document. */
const json = (document: object | undefined): unknown => document && JSON.parse(JSON.stringify(document));
