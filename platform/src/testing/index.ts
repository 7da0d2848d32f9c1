export { type FaultyNetwork, faultyNetwork } from '../event-store/testing/faulty-network.ts';
export { eventBusContract } from './event-bus-contract.ts';
export { failureWithinAMinute } from './failure-within-a-minute.ts';
export { type ListUnderTest, listContract } from './list-contract.ts';
export { type MemoryLog, memoryLog } from './memory-log.ts';
export { memoryPersons } from './memory-persons.ts';
export { type MemoryReadModels, memoryReadModels } from './memory-read-models.ts';
export { type MongoTestDatabase, mongoTestDatabase } from './mongo-test-database.ts';
export { projectionContract } from './projection-contract.ts';
export { readModelStoreContract } from './read-model-store-contract.ts';
export { type HistoryEntry, recordedHistory, withoutKeys } from './recorded-history.ts';
export {
  eventsInKafka,
  type StoredTexts,
  textsInKafka,
  textsInMongo,
  textsInPostgres,
} from './stored-texts.ts';
export { type Asked, type TestContext, type TestContextOptions, testContext } from './test-context.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { type TestLog, testLog } from './test-log.ts';
export { until } from './until.ts';
