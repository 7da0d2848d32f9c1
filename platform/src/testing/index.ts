export { type TestDatabase, testDatabase } from './test-database.ts';
export { type TestLog, testLog } from './test-log.ts';
