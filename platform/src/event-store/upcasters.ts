import type { DomainEvent } from '@tillgraph/shared-domain/event';

/**
 * Gives an event that was stored in an old shape the next one. Events are never rewritten: a new shape of a type is a
 * new schema version with an upcaster, which runs whenever an old event is read.
 */
export interface Upcaster {
  readonly type: string;
  /** The schema version that it reads; it answers the shape of the next. */
  readonly from: number;
  readonly upcast: (stored: StoredFields) => StoredFields;
}

export type StoredFields = Pick<DomainEvent, 'data' | 'personal'>;

/** The schema versions of all types of event: 1 for a type without upcasters. */
export class SchemaVersions {
  private readonly byType = new Map<string, Map<number, Upcaster>>();

  constructor(upcasters: readonly Upcaster[]) {
    for (const upcaster of upcasters) {
      const ofType = this.byType.get(upcaster.type) ?? new Map<number, Upcaster>();
      this.byType.set(upcaster.type, ofType.set(upcaster.from, upcaster));
    }
  }

  /** In which new events are written. */
  current(type: string): number {
    return 1 + Math.max(0, ...(this.byType.get(type)?.keys() ?? []));
  }

  /** From the stored shape to the current one. */
  upcast(type: string, schemaVersion: number, stored: StoredFields): StoredFields {
    const upcasters = this.byType.get(type);
    let fields = stored;
    for (let version = schemaVersion; upcasters?.has(version); version += 1) {
      fields = upcasters.get(version)?.upcast(fields) ?? fields;
    }
    return fields;
  }
}
