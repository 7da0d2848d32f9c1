export { type MemoryLog, memoryLog } from './memory-log.ts';
export { type MemoryReadModels, memoryReadModels } from './memory-read-models.ts';
export { projectionContract } from './projection-contract.ts';
export { type HistoryEntry, recordedHistory } from './recorded-history.ts';
export { type Asked, type TestContext, type TestContextOptions, testContext } from './test-context.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { type TestLog, testLog } from './test-log.ts';
