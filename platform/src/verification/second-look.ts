import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { isHandled } from '../consumers/handled-events.ts';
import type { StoredOrTombstone } from '../read-models/port.ts';
import { type AppliedState, isIncluded } from './applied-state.ts';
import { attempt } from './attempt.ts';
import type { CheckedProjection } from './comparable-projections.ts';
import type { DocumentFinding } from './document-finding.ts';
import { documentKey, type FoldedDocuments } from './folded-documents.ts';
import { jsonDifferences } from './json-differences.ts';

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

export interface LookedAtOptions {
  readonly context: ContextName;
  readonly checked: readonly CheckedProjection[];
  readonly documents: FoldedDocuments;
  /** Read before the documents are: what a consumer is past then is in them. */
  readonly now: AppliedState;
}

/**
 * Reads the documents as they are now; each tells by its positions which events are in it, and is folded of exactly these.
 * `since`: beginning with what was folded before; `beginning`: anew.
 */
export async function lookAgain(
  suspects: readonly SuspectDocument[],
  from: 'since' | 'beginning',
  { context, checked, documents, now }: LookedAtOptions,
): Promise<SecondLook> {
  const before = new Map(checked.map((one) => [one, one.folded]));
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
          const key = documentKey(context, name, id);
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
        const document = looked.get(documentKey(context, collection, id));
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

interface LookedAt {
  readonly suspect: SuspectDocument;
  readonly stored: StoredOrTombstone<object> | null;
  folded: object | undefined;
  lastEvent: Recorded | null;
}

function messageOf(stored: object | undefined, folded: object | undefined): string {
  if (!stored) return 'is missing, and its log makes one';
  return folded ? 'is not what its log makes of it' : 'is there, and its log makes none';
}

const pageSize = 1000;
const shownDifferences = 5;
