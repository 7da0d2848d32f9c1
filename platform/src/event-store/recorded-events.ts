import type { ContextName } from '@tillgraph/shared-domain/context';
import type { DomainEvent, Envelope, Recorded } from '@tillgraph/shared-domain/event';
import type { PersonKey, PersonKeys } from '../person-keys/port.ts';
import type { SchemaVersions, StoredFields } from './upcasters.ts';

/** What a command gives all its events. */
export type EventMetadata = Pick<
  Envelope,
  'actor' | 'commandId' | 'cause' | 'correlationId' | 'traceparent' | 'storeId' | 'locationId'
>;

/** A row of `eventColumns`. */
export interface EventRow {
  readonly position: string;
  readonly version: number;
  readonly slot: number;
  readonly schema_version: number;
  readonly id: string;
  readonly epoch: string;
  readonly recorded_at: string;
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly person: string | null;
  readonly personal: Buffer | null;
  readonly metadata: EventMetadata;
}

/** Of the table `e`. The epoch is the log's as it is now: it tells readers apart from what they read before a restore. */
export const eventColumns = `e.position, e.version, e.slot, e.schema_version, e.id, e.stream, e.type, e.data, e.person,
  e.personal, e.metadata, (extract(epoch FROM e.recorded_at) * 1000)::bigint AS recorded_at,
  (SELECT epoch FROM event_store.head) AS epoch`;

/**
 * Rows to events: personal fields decrypted, old shapes brought to the current one. An event for which this fails is
 * marked, for it is its stream's trouble, not that of all that is read with it.
 */
export async function recordedEvents(
  rows: readonly EventRow[],
  context: ContextName,
  personKeys: Pick<PersonKeys, 'keysToDecrypt'>,
  schemaVersions: SchemaVersions,
): Promise<Recorded[]> {
  const persons = new Set<string>();
  for (const row of rows) {
    if (row.personal && row.person !== null) persons.add(row.person);
  }
  const keys = persons.size > 0 ? await personKeys.keysToDecrypt([...persons]) : noKeys;
  return rows.map((row) => {
    const { data, personal, unreadable } = readFields(row, keys, schemaVersions);
    return recordedEvent({
      id: row.id,
      context,
      stream: row.stream,
      version: row.version,
      position: Number(row.position),
      slot: row.slot,
      epoch: row.epoch,
      schemaVersion: schemaVersions.current(row.type),
      recordedAt: new Date(Number(row.recorded_at)).toISOString(),
      ...row.metadata,
      type: row.type,
      data,
      // Null when the person's key was deleted, which the type of a mere DomainEvent cannot say.
      ...(row.person !== null && { person: row.person, personal: personal ?? null }),
      ...(unreadable && { unreadable }),
    });
  });
}

/** An event whose personal fields may have been forgotten. */
export type RecordedFields = Envelope & Omit<DomainEvent, 'personal'> & { readonly personal?: object | null };

/** `Recorded<DomainEvent>`, said by hand: for a mere DomainEvent its conditional type loses the null. */
export const recordedEvent = (fields: RecordedFields): Recorded => fields as Recorded;

/** An event that was written, as reading gives it: JSON keeps less than an object may hold, and nothing is shared. */
export const asRead = (fields: RecordedFields): Recorded =>
  recordedEvent({
    ...fields,
    data: JSON.parse(JSON.stringify(fields.data)),
    ...(fields.personal && { personal: JSON.parse(JSON.stringify(fields.personal)) }),
  });

function readFields(
  row: EventRow,
  keys: ReadonlyMap<string, PersonKey>,
  schemaVersions: SchemaVersions,
): StoredFields & Pick<Envelope, 'unreadable'> {
  try {
    return schemaVersions.upcast(row.type, row.schema_version, { data: row.data, ...decrypted(row, keys) });
  } catch (error) {
    const message = `${row.type} at position ${row.position} cannot be read: ${error}`;
    return { data: {}, unreadable: new Error(message, { cause: error }) };
  }
}

function decrypted(row: EventRow, keys: ReadonlyMap<string, PersonKey>): { personal?: object } {
  const key = row.personal && row.person !== null ? keys.get(row.person) : undefined;
  if (!key || !row.personal) return {};
  return { personal: JSON.parse(key.decrypt(row.personal, row.id)) };
}

const noKeys: ReadonlyMap<string, PersonKey> = new Map();
