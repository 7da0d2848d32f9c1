import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { isHandled } from '../consumers/handled-events.ts';
import { openPool } from '../postgres/index.ts';
import type { CollectionWriter, Positions } from '../read-models/port.ts';
import { readAppliedState } from './applied-state.ts';
import { attempt } from './attempt.ts';
import {
  type CheckedProjection,
  type ComparableOptions,
  comparableProjections,
  progressOf,
} from './comparable-projections.ts';
import type { DocumentFinding } from './document-finding.ts';
import { documentKey, type FoldedDocuments } from './folded-documents.ts';
import { jsonDifferences } from './json-differences.ts';
import { lookAgain, type SecondLook, type SuspectDocument } from './second-look.ts';

export interface ReadModelCheckOptions extends ComparableOptions {
  readonly databaseUrl: string;
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

const pageSize = 1000;

export async function openReadModelCheck(options: ReadModelCheckOptions): Promise<ReadModelCheck> {
  const { context, documents } = options;
  const pool = openPool({ connectionString: options.databaseUrl, max: 1, query_timeout: 0 });
  let state = await readAppliedState(pool);
  const { checked, findings } = await comparableProjections(options, state);

  const keyOf = (collection: string, id: string) => documentKey(context, collection, id);

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

  return {
    context,
    findings,
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
    lookAgain: async (suspects, from) =>
      lookAgain(suspects, from, { context, checked, documents, now: await readAppliedState(pool) }),
    close: () => pool.end(),
  };
}

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
