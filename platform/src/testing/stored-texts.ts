import { randomUUID } from 'node:crypto';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { createEventsDecoder } from '../event-bus/kafka/event-message.ts';
import type { PersonKeys } from '../person-keys/port.ts';
import { databaseUrl } from '../postgres/index.ts';
import { until } from './until.ts';

/** All that a server has stored, as text, by where it is: to be searched for what must not be there. */
export type StoredTexts = ReadonlyMap<string, string>;

/** Every row of every table of the databases whose names begin so. */
export async function textsInPostgres(serverUrl: string, databasePrefix: string): Promise<StoredTexts> {
  const texts = new Map<string, string>();
  const names = await connected(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [databasePrefix],
    );
    return rows.map(({ name }) => name);
  });
  for (const database of names) {
    await connected(databaseUrl(serverUrl, database), async (client) => {
      // Bytes that are characters are shown as such.
      await client.query(`SET bytea_output = 'escape'`);
      const tables = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      for (const { name } of tables.rows) {
        const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
        texts.set(`${database} ${name}`, rows.map(({ text }) => text).join('\n'));
      }
    });
  }
  return texts;
}

async function connected<Result>(
  connectionString: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Every document of every collection of the databases whose names begin so. */
export async function textsInMongo(url: string, databasePrefix: string): Promise<StoredTexts> {
  const texts = new Map<string, string>();
  const client = await MongoClient.connect(url);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases.filter((database) => database.name.startsWith(databasePrefix))) {
      for (const collection of await client.db(name).collections()) {
        const documents = await collection.find().toArray();
        texts.set(
          `${name}.${collection.collectionName}`,
          documents.map((one) => JSON.stringify(one)).join('\n'),
        );
      }
    }
    return texts;
  } finally {
    await client.close();
  }
}

/** Every message of every topic whose name begins so: keys, headers and values. */
export async function textsInKafka(brokers: readonly string[], topicPrefix: string): Promise<StoredTexts> {
  const topics = await messagesInKafka(brokers, topicPrefix);
  return new Map([...topics].map(([topic, messages]) => [topic, messages.map(textOf).join('\n')]));
}

function textOf({ key, value, headers = {} }: KafkaMessage): string {
  const told = Object.entries(headers).map(([name, header]) => `${name}=${header}`);
  return [key, ...told, value].join('\n');
}

/** Every event of the topics whose names begin so, as who consumes them reads it: decrypted by the keys that there are. */
export async function eventsInKafka(
  brokers: readonly string[],
  topicPrefix: string,
  personKeys: Pick<PersonKeys, 'keysToDecrypt'>,
): Promise<readonly Recorded[]> {
  const decode = createEventsDecoder({ personKeys, upcasters: new Map() });
  const topics = await messagesInKafka(brokers, topicPrefix);
  const events: Recorded[] = [];
  for (const [topic, messages] of topics) {
    const [, context] = /\.(\w+)\.events\.\d+$/.exec(topic.slice(topicPrefix.length)) ?? [];
    if (context) events.push(...(await decode(context as ContextName, messages))); // as topics are named
  }
  return events;
}

async function messagesInKafka(
  brokers: readonly string[],
  topicPrefix: string,
): Promise<ReadonlyMap<string, readonly KafkaMessage[]>> {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(topicPrefix));
  /** By topic and partition: the offset before its end. */
  const missing = new Map<string, number>();
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (low !== high) missing.set(`${topic} ${partition}`, Number(high) - 1);
    }
  }
  await admin.disconnect();

  const found = new Map<string, KafkaMessage[]>(topics.map((topic) => [topic, []]));
  const consumer = kafka.consumer({ groupId: `texts-${randomUUID()}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      async eachMessage({ topic, partition, message }) {
        found.get(topic)?.push(message);
        const last = missing.get(`${topic} ${partition}`);
        if (last !== undefined && Number(message.offset) >= last) missing.delete(`${topic} ${partition}`);
      },
    });
    await until(() => missing.size === 0, 60_000);
    return found;
  } finally {
    await consumer.disconnect();
  }
}
