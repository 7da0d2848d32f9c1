import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { CollectionDefinition, Find } from '../read-models/port.ts';

/** The types of event that a consumer takes, by context; all others pass it by. */
export type Handles = Partial<Readonly<Record<ContextName, readonly string[]>>>;

/** What an event does to one document: a pure function of that document alone. Undefined in: none yet; out: delete it. */
export interface DocumentChange {
  readonly collection: string;
  readonly id: string;
  readonly change: (document: never) => object | undefined;
}

/**
 * Documents that hold what is about persons beside events of others, who may be erased: each is to become what the log
 * folds to without the person's key, as a rebuild would make it.
 */
export interface PersonalDocuments {
  readonly collection: string;
  /** Finds all that may be about the person, by a declared index whose order no change of a document changes. */
  readonly about: (person: string) => Pick<Find, 'where' | 'orderBy'>;
  /** Pure. The document without what is about the person; an equal one when it holds nothing. */
  readonly forget: (document: never, person: string) => object;
}

/** What a process does for a context: it runs its projections, its reactors, or both. */
export type ConsumerRole = 'projector' | 'reactor';

/**
 * Events to documents, equal to a pure fold of the log. What several contexts feed must commute across contexts.
 */
export interface Projection {
  readonly name: string;
  /** Raise it when the documents' shape or meaning changes: they are built anew beside the running ones. */
  readonly version: number;
  /** ms that it rests between deliveries while nobody waits for it: see `Linger`. */
  readonly linger?: number;
  readonly collections: readonly CollectionDefinition<never>[];
  readonly handles: Handles;
  readonly apply: (event: Recorded) => readonly DocumentChange[];
  /** Absent: an erasure changes only documents that `apply` names for it. */
  readonly personal?: readonly PersonalDocuments[];
}

/** Other contexts' events to this context's commands; the command's key comes from the event, so delivery may repeat. */
export interface Reactor {
  readonly name: string;
  readonly handles: Handles;
  /** Throws: the event is delivered again; after several times its stream is parked for this reactor. */
  readonly react: (event: Recorded) => Promise<void>;
}
