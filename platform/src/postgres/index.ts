export { databaseUrl, dropDatabase, ensureDatabase } from './databases.ts';
export { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts';
