import type { Aggregate, Loaded } from '@tillgraph/shared-domain/aggregate';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Actor, Cause, DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { UserError } from '@tillgraph/shared-domain/user-error';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** Who asks, why, and under which key: the same for every event that follows. */
export interface CommandMetadata {
  readonly commandId: string;
  /** Also the issuer of the idempotency key. */
  readonly actor: Actor;
  readonly correlationId: string;
  readonly cause: Cause | null;
  readonly traceparent: string | null;
  /** Null: the command may be repeated with a new effect. */
  readonly idempotency: Idempotency | null;
}

export interface Idempotency {
  /** 1 to 200 characters, unique by (context, issuer). */
  readonly key: string;
  /** Of the mutation's name and its input; another hash under the same key is refused. */
  readonly hash: string;
}

export interface NewEvent<Event extends DomainEvent = DomainEvent> {
  readonly event: Event;
  /** Fills `data[field]` with the counter's next value, under the lock: no gap, no twin. */
  readonly numbered?: { readonly counter: string; readonly field: string };
}

/** A value that at most one owner in the context may have, such as a sku. Personal values: see `EventStore.keyedHash`. */
export interface ClaimChange {
  readonly scope: string;
  readonly value: string;
  readonly owner: string;
  readonly change: 'take' | 'release';
  /** The refusal when another owner has it. */
  readonly taken: (owner: string) => UserError;
}

export type CommandDecision<Result extends JsonValue> =
  | {
      readonly accepted: true;
      /** Each stream one of the command's aggregates; all are appended or none. */
      readonly appends: readonly { readonly stream: string; readonly events: readonly NewEvent[] }[];
      readonly claims?: readonly ClaimChange[];
      /** Remembered under the key: ids, not entities. */
      readonly result: Result;
    }
  | { readonly accepted: false; readonly errors: readonly UserError[] };

/** An aggregate by id, to be loaded for a command. */
export interface AggregateReference<State> {
  readonly aggregate: Aggregate<State, never>;
  readonly id: string;
}

/** `States`: those of the aggregates, in their order. */
export interface Command<States extends readonly unknown[], Result extends JsonValue> {
  readonly metadata: CommandMetadata;
  readonly aggregates: { readonly [Index in keyof States]: AggregateReference<States[Index]> };
  /** Pure, for it may be called several times. `now`: RFC 3339 in UTC, from the store's clock, never before the log's last. */
  readonly decide: (
    aggregates: { readonly [Index in keyof States]: Loaded<States[Index]> },
    now: string,
  ) => CommandDecision<Result>;
}

/** Where an event lies in its context's log. */
export interface LogPosition {
  readonly slot: Slot;
  readonly position: number;
}

export type CommandOutcome<Result extends JsonValue> =
  | {
      readonly accepted: true;
      readonly result: Result;
      readonly epoch: string;
      /**
       * The highest position by slot that the command wrote; of one that wrote nothing, and of a repeat, the log's last
       * when it was answered, in its aggregates' slots.
       */
      readonly positions: readonly LogPosition[];
      /** What this very command has appended, as it is in the log; none for a repeat of one that was answered before. */
      readonly events: readonly Recorded[];
      /** True when this is the remembered outcome of an earlier command under the key. */
      readonly repeated: boolean;
    }
  | { readonly accepted: false; readonly errors: readonly UserError[]; readonly repeated: boolean };

/** How persons are forgotten: by deleting their keys, and what is in memory of what these made readable. */
export interface PersonErasure {
  /** Deletes the person's key for ever: nothing that any log holds of the person can be read from then on. Repeatable. */
  erase(person: string): Promise<void>;
  /** Those of the persons who were erased, as committed: never from a cache. */
  erasedAmong(persons: readonly string[]): Promise<ReadonlySet<string>>;
  /** Drops what this process has in memory of persons, for one of them was erased elsewhere. */
  forget(): void;
}

/** `written`: what this process has just committed, as it would be read; none when another one has. */
export type WakeUpListener = (written: readonly Recorded[]) => void;

/** One context's log: its write side, and the source of its bus. */
export interface EventStore extends PersonErasure {
  readonly context: ContextName;
  /** Answers after the commit. Throws `EventStoreUnavailableError` when the log cannot be reached. */
  execute<const States extends readonly unknown[], Result extends JsonValue>(
    command: Command<States, Result>,
  ): Promise<CommandOutcome<Result>>;
  /** At least as new as every command that this process was answered. */
  load<State>(aggregate: Aggregate<State, never>, id: string): Promise<Loaded<State>>;
  /** The aggregate as soon as the predicate holds, or as it is when the time is over. `timeout` in ms. */
  waitFor<State>(
    aggregate: Aggregate<State, never>,
    id: string,
    predicate: (loaded: Loaded<State>) => boolean,
    timeout: number,
    signal?: AbortSignal,
  ): Promise<Loaded<State>>;
  /** Events of one stream; `after`/`before` are versions, exclusive. Throws when one of them is unreadable. */
  readStream(
    stream: string,
    range: {
      readonly direction: 'forward' | 'backward';
      readonly after?: number;
      readonly before?: number;
      readonly limit: number;
    },
  ): Promise<readonly Recorded[]>;
  /** One event, undefined when the stream has not come so far; throws when it is unreadable. Reads at one time are one query. */
  readEvent(stream: string, version: number): Promise<Recorded | undefined>;
  /** Events of the log with position > after, in order, at most `limit`; what cannot be read is marked `unreadable`. */
  readLog(after: number, limit: number): Promise<readonly Recorded[]>;
  head(): Promise<{ readonly epoch: string; readonly position: number }>;
  /** Calls the listener soon after events were committed, by any process; a hint, for polling is the safety net. Returns the unsubscribe. */
  onWakeUp(listener: WakeUpListener): () => void;
  /** The owner of a claimed value, as committed. */
  claimOwner(scope: string, value: string): Promise<string | null>;
  /** For claims on personal values: HMAC-SHA-256 under a key kept outside the log. Base64url. */
  keyedHash(value: string): string;
  close(): Promise<void>;
}
