import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { KafkaMessage, Message } from 'kafkajs';
import { type EventRow, recordedEvents, SchemaVersions, type Upcaster } from '../../event-store/index.ts';
import type { PersonKeys } from '../../person-keys/port.ts';

/**
 * An event as its log stores it, but for the trace, of which the relay may be a part: personal fields stay encrypted, so that who is forgotten is forgotten in topics too.
 * What routes and skips it is in headers, which are read without its value.
 */
export function eventMessage(row: EventRow, generation: number, partitions: number): Message {
  const { id, stream, version, recorded_at, data, person, personal, metadata } = row;
  const value: Value = {
    ...{ id, stream, version, recorded_at, data, person, metadata },
    personal: personal?.toString('base64') ?? null,
  };
  return message(row, generation, partitions, value, {});
}

/** In the place of one that Kafka refuses for its size: consumers park its stream, and the others go on. */
export function omittedMessage(row: EventRow, generation: number, partitions: number): Message {
  const { id, stream, version, recorded_at, metadata } = row;
  const value: Value = {
    ...{ id, stream, version, recorded_at, metadata },
    ...{ data: {}, person: null, personal: null },
  };
  return message(row, generation, partitions, value, { omitted: 'too large' });
}

type Value = Omit<EventRow, 'personal' | 'position' | 'slot' | 'epoch' | 'type' | 'schema_version'> & {
  readonly personal: string | null;
};

function message(
  row: EventRow,
  generation: number,
  partitions: number,
  value: Value,
  headers: Record<string, string>,
): Message {
  return {
    key: row.stream,
    partition: row.slot % partitions,
    headers: {
      type: row.type,
      version: String(row.schema_version),
      slot: String(row.slot),
      position: String(row.position),
      epoch: row.epoch,
      generation: String(generation),
      ...(row.metadata.traceparent && { traceparent: row.metadata.traceparent }),
      ...headers,
    },
    value: JSON.stringify(value),
  };
}

/** Where the event of a message lies in its log. */
export interface MessagePlace {
  readonly epoch: string;
  readonly slot: Slot;
  readonly position: number;
}

export function placeOf(message: KafkaMessage): MessagePlace {
  return {
    epoch: header(message, 'epoch'),
    slot: Number(header(message, 'slot')),
    position: Number(header(message, 'position')),
  };
}

export const typeOf = (message: KafkaMessage): string => header(message, 'type');

/** The events of messages of a context's topic, as reading the log gives them. */
export type EventsDecoder = (
  context: ContextName,
  messages: readonly KafkaMessage[],
) => Promise<readonly Recorded[]>;

export interface EventsDecoderOptions {
  readonly personKeys: Pick<PersonKeys, 'keysToDecrypt'>;
  /** Of each context whose events have had another shape. */
  readonly upcasters: ReadonlyMap<ContextName, readonly Upcaster[]>;
}

export function createEventsDecoder({ personKeys, upcasters }: EventsDecoderOptions): EventsDecoder {
  const schemas = new Map([...upcasters].map(([context, list]) => [context, new SchemaVersions(list)]));
  const unchanged = new SchemaVersions([]);
  return async (context, messages) => {
    const rows = messages.map(rowOf);
    const events = await recordedEvents(rows, context, personKeys, schemas.get(context) ?? unchanged);
    return events.map((event, index) => {
      if (!messages[index]?.headers?.omitted) return event;
      return { ...event, data: {}, unreadable: new OmittedEventError(event) };
    });
  };
}

/** The event is in its log, but Kafka did not take it. */
export class OmittedEventError extends Error {
  readonly code = 'EVENT_TOO_LARGE';
  constructor({ context, type, position }: Pick<Recorded, 'context' | 'type' | 'position'>) {
    super(
      `${type} at position ${position} of ${context} was too large for Kafka: raise its largest message ` +
        '(max.message.bytes), run "tillgraph relay refill", and retry what is parked.',
    );
  }
}

function rowOf(message: KafkaMessage): EventRow {
  const { epoch, slot, position } = placeOf(message);
  // What is in our topics was written by `eventMessage`.
  const { personal, ...fields } = JSON.parse(String(message.value)) as Value;
  return {
    ...fields,
    epoch,
    slot,
    position: String(position),
    type: typeOf(message),
    schema_version: Number(header(message, 'version')),
    personal: personal === null ? null : Buffer.from(personal, 'base64'),
  };
}

function header(message: KafkaMessage, name: string): string {
  const value = message.headers?.[name];
  if (value === undefined) throw new Error(`A message at offset ${message.offset} has no header ${name}.`);
  return String(value);
}
