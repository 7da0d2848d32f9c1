import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

/** How the program reaches Kafka. */
export interface KafkaSettings {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** With TLS, checked against the machine's authorities, or those of NODE_EXTRA_CA_CERTS. */
  readonly ssl: boolean;
  readonly sasl: KafkaSasl | undefined;
  /** The names of topics and groups begin with it, so that installations can share a cluster. */
  readonly prefix: string;
  /** Of the topics that are made; one that is there keeps its own until it is refilled. */
  readonly partitions: number;
}

export interface KafkaSasl {
  readonly mechanism: (typeof mechanisms)[number];
  readonly username: string;
  readonly password: string;
}

/** Undefined without KAFKA_BROKERS. Throws `StartRefused`, naming the first setting that is wrong. */
export function readKafkaSettings(
  environment: Readonly<Record<string, string | undefined>>,
): KafkaSettings | undefined {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  if (error) {
    const [issue] = error.issues;
    throw new StartRefused(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}`);
  }
  if (!data.KAFKA_BROKERS) return undefined;
  return {
    brokers: data.KAFKA_BROKERS,
    ssl: data.KAFKA_SSL === 'true',
    sasl: saslOf(data),
    prefix: data.KAFKA_TOPIC_PREFIX,
    partitions: data.KAFKA_PARTITIONS,
  };
}

function saslOf(data: z.infer<typeof schema>): KafkaSasl | undefined {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username } = data;
  if (!mechanism) return undefined;
  if (username && data.KAFKA_SASL_PASSWORD)
    return { mechanism, username, password: data.KAFKA_SASL_PASSWORD };
  const missing = username ? 'KAFKA_SASL_PASSWORD' : 'KAFKA_SASL_USERNAME';
  throw new StartRefused(`The setting ${missing} is missing: KAFKA_SASL_MECHANISM needs it.`);
}

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

const brokers = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .refine(
    (list) => list.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker)),
    'give host:port, several joined by commas.',
  );

const schema = z.object({
  KAFKA_BROKERS: brokers.optional(),
  KAFKA_SSL: z.enum(['true', 'false'], 'give true or false.').default('false'),
  KAFKA_SASL_MECHANISM: z.enum(mechanisms, `give one of ${mechanisms.join(', ')}.`).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,50}$/, 'give up to 50 letters, digits, - and _.')
    .default('tillgraph'),
  KAFKA_PARTITIONS: z
    .string()
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 64, 'give 1 to 64.')
    .transform(Number)
    .default(12),
});
