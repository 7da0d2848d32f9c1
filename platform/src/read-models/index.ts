export type * from './change-feed.ts';
export { decodeConsistencyToken, encodeConsistencyToken } from './consistency-token.ts';
export * from './errors.ts';
export { createInProcessFeed } from './in-process-feed.ts';
export { createKafkaFeed, type KafkaFeed, type KafkaFeedOptions } from './kafka/kafka-feed.ts';
export { createMongoReadModels } from './mongo/mongo-read-models.ts';
export type * from './port.ts';
export { createPostgresReadModels } from './postgres/postgres-read-models.ts';
