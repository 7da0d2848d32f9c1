import type { ContextName } from './context.ts';
import type { Slot } from './slot.ts';

/** A fact as a decider states it. Plain JSON: it is a storage format, so names and meanings never change. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  /** Fields about a person: stored encrypted under the key of `person`. */
  readonly personal?: object;
  /** Whose key encrypts `personal`, such as `customer-<id>`; required with `personal`. */
  readonly person?: string;
}

/** Who caused a change: a signed-in user, an API key, a reactor (by name), or the program itself. */
export interface Actor {
  readonly kind: 'user' | 'apiKey' | 'reactor' | 'system';
  readonly id: string;
}

/** The event of another context (or of this one) that a command answers. */
export interface Cause {
  readonly eventId: string;
  readonly context: ContextName;
  readonly epoch: string;
  readonly slot: Slot;
  readonly position: number;
}

/** What surrounds an event from the moment it is in the log: the envelope, final for ever. */
export interface Envelope {
  readonly id: string;
  readonly context: ContextName;
  /** `<category>-<aggregate id>`. */
  readonly stream: string;
  /** In its stream, from 1, without a gap. */
  readonly version: number;
  /** In its context's log, from 1, without a gap, in commit order. */
  readonly position: number;
  readonly slot: Slot;
  /** Changes when a log is restored to an earlier point. */
  readonly epoch: string;
  readonly schemaVersion: number;
  /** RFC 3339 in UTC with milliseconds; never goes back within a log. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly commandId: string;
  /** Null for a command that no event caused. */
  readonly cause: Cause | null;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly storeId: string;
  readonly locationId: string;
  /** Why its fields cannot be read, by this program or for now: `data` is empty then, and `personal` null. Not stored. */
  readonly unreadable?: Error;
}

/**
 * An event as it is read: as stated, in its envelope. `personal` is null when the person's key was deleted.
 */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event extends DomainEvent
  ? Omit<Event, 'personal'> & Envelope & PersonalOf<Event>
  : never;

type PersonalOf<Event extends DomainEvent> = Event extends { readonly personal: infer Personal }
  ? { readonly personal: Personal | null }
  : Event extends { readonly personal?: infer Personal }
    ? { readonly personal?: Personal | null }
    : unknown;
