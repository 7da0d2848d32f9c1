import './rest-when-idle.ts';
import { Kafka, type LogEntry, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaSasl, KafkaSettings } from '../../config/index.ts';
import type { Logger } from '../../observability/index.ts';

/** What producers and consumers are made of; it holds no connection itself. */
export interface KafkaClient {
  readonly kafka: Kafka;
  readonly prefix: string;
}

export function createKafkaClient(settings: KafkaSettings, logger: Logger): KafkaClient {
  const kafka = new Kafka({
    clientId: settings.prefix,
    brokers: [...settings.brokers],
    ssl: settings.ssl,
    ...(settings.sasl && { sasl: saslOptions(settings.sasl) }),
    connectionTimeout: 5_000,
    // A broker that is gone without a word is noticed by this alone.
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => log(logger, entry),
  });
  return { kafka, prefix: settings.prefix };
}

function saslOptions({ mechanism, username, password }: KafkaSasl): SASLOptions {
  // The union has one member a mechanism, each with the same two fields.
  return { mechanism, username, password } as SASLOptions;
}

/** What it could not do by itself is thrown, and reported by who called; how it tries is for looking closely. */
function log(logger: Logger, { log: { message, timestamp: _, ...fields }, namespace }: LogEntry): void {
  logger.debug({ ...fields, namespace }, `kafkajs: ${message}`);
}
