import type { DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import type { CollectionDefinition } from '../read-models/port.ts';
import type { DocumentChange, Projection } from './port.ts';

export interface ProjectionDefinition<Event extends DomainEvent>
  extends Omit<Projection, 'apply' | 'collections'> {
  // Collections of different documents stand beside each other; `change` is what ties a document to its own.
  // biome-ignore lint/suspicious/noExplicitAny: a definition is contravariant in its document
  readonly collections: readonly CollectionDefinition<any>[];
  readonly apply: (event: Recorded<Event>) => readonly DocumentChange[];
}

/** A projection that is typed by the events it handles: `handles` must list types of `Event` only. */
export function defineProjection<Event extends DomainEvent>(
  definition: ProjectionDefinition<Event>,
): Projection {
  const { apply } = definition;
  // The runner passes only events of the handled types.
  return { ...definition, apply: (event) => apply(event as Recorded<Event>) };
}

/** What an event does to one document of the collection: a pure function of it. Undefined out: deleted. */
export function change<Document extends object>(
  collection: CollectionDefinition<Document>,
  id: string,
  change: (document: Document | undefined) => Document | undefined,
): DocumentChange {
  return { collection: collection.name, id, change };
}
