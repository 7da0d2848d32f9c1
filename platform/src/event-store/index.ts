export { EventStoreClosedError, EventStoreUnavailableError, InvalidCommandError } from './errors.ts';
export { startNewEpoch } from './new-epoch.ts';
export { type EventStoreOptions, openEventStore } from './open-event-store.ts';
export type * from './port.ts';
export type { StoredFields, Upcaster } from './upcasters.ts';
