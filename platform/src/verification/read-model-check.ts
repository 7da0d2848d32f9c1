import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { handledContexts, isHandled } from '../consumers/handled-events.ts';
import { buildConsumer } from '../consumers/ledger/builds.ts';
import { openCollections } from '../consumers/open-collections.ts';
import type { Projection } from '../consumers/port.ts';
import { openPool } from '../postgres/index.ts';
import type { CollectionWriter, Positions, ReadModelStore, StoredOrTombstone } from '../read-models/port.ts';
import { type AppliedState, type ConsumerProgress, isIncluded, readAppliedState } from './applied-state.ts';
import type { FoldedDocuments } from './folded-documents.ts';
import { type Difference, jsonDifferences } from './json-differences.ts';

/** What is wrong with a read model, or with one of its documents. */
export interface DocumentFinding {
  /** `orders/orders`: context and collection; or context and projection, where all its documents are meant. */
  readonly readModel: string;
  /** Null: all of them. */
  readonly id: string | null;
  readonly message: string;
  readonly differences: readonly Difference[];
  /** The last event that changed the document, by the log. */
  readonly lastEvent: Pick<Recorded, 'context' | 'stream' | 'version'> | null;
}

export interface ReadModelCheckOptions {
  readonly context: ContextName;
  readonly databaseUrl: string;
  readonly store: ReadModelStore;
  readonly projections: readonly Projection[];
  readonly documents: FoldedDocuments;
}

/**
 * Proves of one context that each of its documents is the pure fold of the logs, by folding them anew with the context's
 * own projections. Documents may go on changing meanwhile: each tells by its positions which events it has in it.
 *
 *     const check = await openReadModelCheck({ … });
 *     for each event of each log, in order: check.fold(event);    // takes those up to where the consumers are
 *     check.folded();
 *     const suspects = await check.compare();                     // once, after all logs
 *     const again = await check.lookAgain(suspects, 'beginning'); // when there are any
 *     for each event of each log, in order: again.fold(event);
 *     again.differing();
 */
export interface ReadModelCheck {
  readonly context: ContextName;
  /** What cannot be compared, and streams that are parked. */
  readonly findings: readonly DocumentFinding[];
  /** How many documents were compared. */
  readonly compared: () => number;
  /** Of a context's log: where the consumer that is furthest behind is; the highest number where none reads it. */
  behind(context: ContextName): number;
  /** Takes what the consumers have done meanwhile into account: events up to there are to be folded next. */
  refresh(): Promise<void>;
  /** All events up to where the consumers are known to be were folded. */
  folded(): void;
  fold(event: Recorded): void;
  /** Compares all documents with what was folded; answers those that are not equal to it, or have changed since. */
  compare(onProgress: (documents: number) => void): Promise<readonly SuspectDocument[]>;
  /** `since`: `fold` what came after; `beginning`: the whole logs are folded anew. */
  lookAgain(suspects: readonly SuspectDocument[], from: 'since' | 'beginning'): Promise<SecondLook>;
  close(): Promise<void>;
}

export interface SuspectDocument {
  readonly projection: string;
  readonly collection: string;
  readonly id: string;
}

/** Exactly what each of some documents should be, as it is stored now. */
export interface SecondLook {
  fold(event: Recorded): void;
  /** Those that are what they should be not. */
  differing(): readonly { readonly suspect: SuspectDocument; readonly finding: DocumentFinding }[];
}

interface CheckedProjection {
  readonly projection: Projection;
  readonly consumer: string;
  readonly collections: ReadonlyMap<string, CollectionWriter<object>>;
  /** What is folded, or is to be. */
  progress: ReadonlyMap<ContextName, ConsumerProgress>;
  /** What was folded before that. */
  folded: ReadonlyMap<ContextName, ConsumerProgress>;
}

const pageSize = 1000;
const shownDifferences = 5;

export async function openReadModelCheck(
  options: ReadModelCheckOptions,
  epochs: ReadonlyMap<ContextName, string>,
): Promise<ReadModelCheck> {
  const { context, documents } = options;
  const pool = openPool({ connectionString: options.databaseUrl, max: 1, query_timeout: 0 });
  let state = await readAppliedState(pool);
  const { checked, findings } = await comparable(options, state, epochs);
  let compared = 0;

  const keyOf = (collection: string, id: string) => `${context}/${collection}/${id}`;

  function foldInto(checkedProjection: CheckedProjection, event: Recorded): void {
    const { projection, consumer, progress, folded } = checkedProjection;
    if (!isHandled(projection.handles, event)) return;
    const { context: source, slot, position } = event;
    if (position <= (folded.get(source)?.of(slot) ?? 0)) return;
    if (position > (progress.get(source)?.of(slot) ?? 0) || state.isLeftOut(consumer, event)) return;
    const failure = attempt(() => {
      for (const { collection, id, change } of projection.apply(event)) {
        const key = keyOf(collection, id);
        // The change was made for this collection's documents.
        documents.set(key, change(documents.get(key) as never));
      }
    });
    if (failure === undefined) return;
    const readModel = `${context}/${projection.name}`;
    const message = `cannot have version ${event.version} of ${source}/${event.stream} in it: ${failure}`;
    findings.push({ readModel, id: null, message, differences: [], lastEvent: null });
  }

  async function compareCollection(
    { projection, progress }: CheckedProjection,
    collection: CollectionWriter<object>,
    onProgress: (documents: number) => void,
  ): Promise<readonly SuspectDocument[]> {
    const { name } = collection.definition;
    const suspects = new Map<string, SuspectDocument>();
    const suspect = (id: string) => suspects.set(id, { projection: projection.name, collection: name, id });
    let after = '';
    for (;;) {
      const page = await collection.page(after, pageSize);
      for (const { id, document, positions } of page) {
        const key = keyOf(name, id);
        const isLater = hasMore(positions, progress);
        if (isLater || jsonDifferences(document, documents.get(key), 1).length > 0) suspect(id);
        else documents.remove(key);
      }
      compared += page.length;
      onProgress(page.length);
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
    const prefix = keyOf(name, '');
    const left = [...documents.keys()].filter((key) => key.startsWith(prefix));
    for (const key of left) if (documents.get(key)) suspect(key.slice(prefix.length));
    return [...suspects.values()];
  }

  async function lookAgain(
    suspects: readonly SuspectDocument[],
    from: 'since' | 'beginning',
  ): Promise<SecondLook> {
    const before = new Map(checked.map((one) => [one, one.folded]));
    // Before the documents: what a consumer is past then is in them.
    const now = await readAppliedState(pool);
    const looked = new Map<string, LookedAt>();
    for (const one of checked) {
      for (const [name, collection] of one.collections) {
        const ids = suspects
          .filter(({ projection, collection }) => projection === one.projection.name && collection === name)
          .map(({ id }) => id);
        for (let at = 0; at < ids.length; at += pageSize) {
          const some = ids.slice(at, at + pageSize);
          const stored = await collection.getForUpdate(some);
          for (const [index, id] of some.entries()) {
            const key = keyOf(name, id);
            looked.set(key, {
              suspect: { projection: one.projection.name, collection: name, id },
              stored: stored[index] ?? null,
              folded: from === 'since' ? documents.get(key) : undefined,
              lastEvent: null,
            });
          }
        }
      }
    }

    function foldAgain(one: CheckedProjection, event: Recorded): void {
      const { projection, consumer } = one;
      if (!isHandled(projection.handles, event)) return;
      const folded = before.get(one)?.get(event.context)?.of(event.slot) ?? 0;
      if (from === 'since' && event.position <= folded) return;
      const applied = {
        progress: now.progress(consumer, event.context),
        isLeftOut: now.isLeftOut(consumer, event),
      };
      // A failure was told when the log was read first.
      attempt(() => {
        for (const { collection, id, change } of projection.apply(event)) {
          const document = looked.get(keyOf(collection, id));
          if (!document || !isIncluded(event, applied, document.stored?.positions ?? {})) continue;
          document.folded = change(document.folded as never); // made for this collection's documents
          document.lastEvent = event;
        }
      });
    }

    return {
      fold(event) {
        for (const one of checked) foldAgain(one, event);
      },
      differing: () =>
        [...looked.values()].flatMap(({ suspect, stored, folded, lastEvent }) => {
          const differences = jsonDifferences(stored?.document, folded, shownDifferences);
          if (differences.length === 0) return [];
          const readModel = `${context}/${suspect.collection}`;
          const message = messageOf(stored?.document, folded);
          return [{ suspect, finding: { readModel, id: suspect.id, message, differences, lastEvent } }];
        }),
    };
  }

  return {
    context,
    findings,
    compared: () => compared,
    behind: (source) =>
      Math.min(...checked.map(({ progress }) => progress.get(source)?.through ?? Number.MAX_SAFE_INTEGER)),
    async refresh() {
      state = await readAppliedState(pool);
      for (const one of checked) one.progress = progressOf(one, state);
    },
    folded() {
      for (const one of checked) one.folded = one.progress;
    },
    fold(event) {
      for (const one of checked) foldInto(one, event);
    },
    async compare(onProgress) {
      const suspects: SuspectDocument[] = [];
      for (const one of checked) {
        for (const collection of one.collections.values()) {
          suspects.push(...(await compareCollection(one, collection, onProgress)));
        }
      }
      return suspects;
    },
    lookAgain,
    close: () => pool.end(),
  };
}

interface LookedAt {
  readonly suspect: SuspectDocument;
  readonly stored: StoredOrTombstone<object> | null;
  folded: object | undefined;
  lastEvent: Recorded | null;
}

/** Opens what can be compared, and says of the rest why it cannot. */
async function comparable(
  { context, store, projections }: ReadModelCheckOptions,
  state: AppliedState,
  epochs: ReadonlyMap<ContextName, string>,
): Promise<{ checked: CheckedProjection[]; findings: DocumentFinding[] }> {
  const checked: CheckedProjection[] = [];
  const findings: DocumentFinding[] = [];
  for (const projection of projections) {
    const find = (message: string) =>
      findings.push({
        readModel: `${context}/${projection.name}`,
        id: null,
        message,
        differences: [],
        lastEvent: null,
      });
    const build = state.builds.get(projection.name);
    if (!build) {
      find('it was never made: start the shop.');
      continue;
    }
    if (build.version !== projection.version) {
      find(
        `it was not compared: its documents are of version ${build.version}, this program's of version ` +
          `${projection.version}. Start the shop, which makes them anew.`,
      );
      continue;
    }
    const consumer = buildConsumer(build);
    const contexts = handledContexts(projection.handles);
    const isOlder = (source: ContextName) => {
      const { epoch } = state.progress(consumer, source);
      return epoch !== undefined && epoch !== epochs.get(source);
    };
    if (contexts.some(isOlder)) {
      find(
        'it was not compared: it was made before a log was restored. Start the shop, which makes it anew.',
      );
      continue;
    }
    for (const { context: source, stream } of state.parkedStreams(consumer)) {
      find(`events of ${source}/${stream} are parked, see "tillgraph parked list".`);
    }
    const present = await Promise.all(
      projection.collections.map(({ name }) => store.exists(name, String(build.build))),
    );
    if (!present.every(Boolean)) {
      find('its documents are gone, or in another store than was looked at.');
      continue;
    }
    // Its version is the program's, so these are its collections.
    const collections = await openCollections(store, projection, { ...build, ...unused }, true);
    const one: CheckedProjection = {
      projection,
      consumer,
      collections,
      progress: new Map(),
      folded: new Map(),
    };
    one.progress = progressOf(one, state);
    checked.push(one);
  }
  return { checked, findings };
}

/** What opening a build's collections does not ask of it. */
const unused = { state: 'active', collections: [], retiredFor: null } as const;

const progressOf = (
  { projection, consumer }: CheckedProjection,
  state: AppliedState,
): CheckedProjection['progress'] =>
  new Map(handledContexts(projection.handles).map((source) => [source, state.progress(consumer, source)]));

/** True when the document has events that its consumer was not past. */
function hasMore(positions: Positions, progress: CheckedProjection['progress']): boolean {
  for (const key in positions) {
    const [context, slot] = key.split('/');
    const position = positions[key] ?? 0;
    // The key is a context's own, but for `forgotten`, which counts none.
    const reached = progress.get(context as ContextName);
    if (reached && position > reached.of(Number(slot))) return true;
  }
  return false;
}

/** What a projection's own code throws: its consumer parks such an event. */
function attempt(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function messageOf(stored: object | undefined, folded: object | undefined): string {
  if (!stored) return 'is missing, and its log makes one';
  return folded ? 'is not what its log makes of it' : 'is there, and its log makes none';
}
