import type { EventRow, StoredLog } from '../../../event-store/index.ts';
import type { LogSource } from '../../log-tail/log-source.ts';

/** A log as its rows, such as one in memory; nothing in it is encrypted. */
export function storedLog(log: LogSource): Omit<StoredLog, 'close'> {
  return {
    head: log.head,
    onWakeUp: log.onWakeUp,
    async read(after, limit) {
      const events = await log.readLog(after, limit);
      const { epoch } = await log.head();
      return events.map(
        (event): EventRow => ({
          position: String(event.position),
          version: event.version,
          slot: event.slot,
          schema_version: event.schemaVersion,
          id: event.id,
          epoch,
          recorded_at: String(Date.parse(event.recordedAt)),
          stream: event.stream,
          type: event.type,
          data: event.data,
          person: null,
          personal: null,
          metadata: {
            actor: event.actor,
            commandId: event.commandId,
            cause: event.cause,
            correlationId: event.correlationId,
            traceparent: event.traceparent,
            storeId: event.storeId,
            locationId: event.locationId,
          },
        }),
      );
    },
  };
}
