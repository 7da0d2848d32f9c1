export { type KafkaSasl, type KafkaSettings, readKafkaSettings } from './kafka-settings.ts';
export { readSettings, type Settings, type ShopSettings } from './settings.ts';
export { StartRefused } from './start-refused.ts';
