export { readSubgraphSettings, type SubgraphSettings } from './gateway-settings.ts';
export { type KafkaSasl, type KafkaSettings, readKafkaSettings } from './kafka-settings.ts';
export { type MongodbSettings, readMongodbSettings } from './mongodb-settings.ts';
export { readSettings, type Settings, type ShopSettings } from './settings.ts';
export { StartRefused } from './start-refused.ts';
