export { plainArray, textArray } from './array-literal.ts';
export { isConnectionError, isDataError } from './connection-errors.ts';
export { databaseUrl, dropDatabase, ensureDatabases } from './databases.ts';
export { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts';
export { DatabaseTooNewError, type Migration, migrate } from './migrations.ts';
export { serverProcesses, stopOrphans } from './orphans.ts';
export { runningServer } from './running-server.ts';
export { untilReachable } from './until-reachable.ts';
