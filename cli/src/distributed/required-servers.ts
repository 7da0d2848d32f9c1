import { readKafkaSettings, readMongodbSettings, StartRefused } from '@tillgraph/platform/config';
import type { Environment } from '../environment.ts';

/** Throws `StartRefused` when it is not said where Kafka and MongoDB are. */
export function requireServers(environment: Environment): void {
  if (!readKafkaSettings(environment)) {
    throw new StartRefused('The setting KAFKA_BROKERS is missing: name the brokers, such as 127.0.0.1:9092.');
  }
  if (!readMongodbSettings(environment)) {
    throw new StartRefused(
      'The setting MONGODB_URL is missing: name the server, such as mongodb://127.0.0.1:27017/.',
    );
  }
}
