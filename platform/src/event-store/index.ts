export { EventStoreClosedError, EventStoreUnavailableError, InvalidCommandError } from './errors.ts';
export { createLogMeasures, type LogMeasures } from './measures.ts';
export { startNewEpoch, startRestoredEpoch } from './new-epoch.ts';
export { type EventStoreOptions, openEventStore } from './open-event-store.ts';
export type * from './port.ts';
export { type EventRow, recordedEvents } from './recorded-events.ts';
export { openStoredLog, type StoredLog, type StoredLogOptions } from './stored-log.ts';
export { SchemaVersions, type StoredFields, type Upcaster } from './upcasters.ts';
