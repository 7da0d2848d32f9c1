import type { DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import { erasedPerson, erasures } from '@tillgraph/shared-domain/person';
import type { CollectionDefinition } from '../read-models/port.ts';
import { isHandled } from './handled-events.ts';
import type { DocumentChange, Handles, PersonalDocuments, Projection } from './port.ts';

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
  const { apply, handles, personal } = definition;
  return {
    ...definition,
    handles: personal ? withErasures(handles) : handles,
    // The runner passes only events of the handled types, and erasures, which `apply` may know nothing of.
    apply: (event) => (isForgettingAlone(event, handles) ? [] : apply(event as Recorded<Event>)),
  };
}

/** It is told of erasures, so that readers who have seen one wait until its documents have forgotten. */
function withErasures(handles: Handles): Handles {
  const customers = new Set([...(handles.customers ?? []), ...erasures.customers]);
  return { ...handles, customers: [...customers] };
}

const isForgettingAlone = (event: Recorded, handles: Handles): boolean =>
  erasedPerson(event) !== undefined && !isHandled(handles, event);

/** What an event does to one document of the collection: a pure function of it. Undefined out: deleted. */
export function change<Document extends object>(
  collection: CollectionDefinition<Document>,
  id: string,
  change: (document: Document | undefined) => Document | undefined,
): DocumentChange {
  return { collection: collection.name, id, change };
}

/** How documents of the collection forget a person: see `PersonalDocuments`. */
export function personalDocuments<Document extends object>(
  collection: CollectionDefinition<Document>,
  about: PersonalDocuments['about'],
  forget: (document: Document, person: string) => Document,
): PersonalDocuments {
  return { collection: collection.name, about, forget };
}
