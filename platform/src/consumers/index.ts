export type {
  ConsumerAdministration,
  ConsumerStatus,
  ParkedEvent,
  ParkedStream,
  ProjectionStatus,
  RebuildProgress,
} from './administration.ts';
export { type AdministrationOptions, openAdministration } from './administration.ts';
export { continueReactors } from './continue-reactors.ts';
export {
  change,
  defineProjection,
  type ProjectionDefinition,
  personalDocuments,
} from './define-projection.ts';
export { eventFields } from './event-fields.ts';
export type * from './port.ts';
export type { ConsumerProgress, ContextProgress } from './progress.ts';
export type { ConsumerFailed } from './projection-build.ts';
export { type Consumers, type ConsumersOptions, startConsumers } from './start-consumers.ts';
