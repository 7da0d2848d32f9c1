import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type KafkaSettings,
  type MongodbSettings,
  readKafkaSettings,
  readMongodbSettings,
  readSettings,
  type Settings,
  StartRefused,
} from '@tillgraph/platform/config';
import { loadMasterKey, type MasterKey } from '@tillgraph/platform/person-keys';
import type { Environment } from '../environment.ts';

/** What a context's process stands on. */
export interface SubgraphProcessSettings {
  readonly settings: Settings;
  /** Of the server; each context has a database there. */
  readonly databaseUrl: string;
  readonly kafka: KafkaSettings;
  readonly mongodb: MongodbSettings;
  readonly masterKey: MasterKey;
  /** By which it knows what the gateway says of who asks. */
  readonly assertionKey: KeyObject;
  /** Where identity tells the keys of access tokens; undefined: only gateways are served. */
  readonly keysUrl: string | undefined;
}

/** Throws `StartRefused`, naming the first setting that is missing or wrong. */
export async function readSubgraphProcessSettings(
  environment: Environment,
): Promise<SubgraphProcessSettings> {
  const settings = readSettings(environment);
  return {
    settings,
    databaseUrl: required('DATABASE_URL', settings.databaseUrl, 'name the PostgreSQL server of the logs'),
    kafka: required('KAFKA_BROKERS', readKafkaSettings(environment), 'name the brokers, as host:port'),
    mongodb: required('MONGODB_URL', readMongodbSettings(environment), 'name the server of the read models'),
    masterKey: await readMasterKey(environment),
    assertionKey: await readAssertionKey(environment),
    keysUrl: readKeysUrl(environment),
  };
}

function required<Value>(name: string, value: Value | undefined, advice: string): Value {
  if (value === undefined) throw new StartRefused(`The setting ${name} is missing: ${advice}.`);
  return value;
}

function readKeysUrl({ JWKS_URL }: Environment): string | undefined {
  const url = JWKS_URL?.trim() || undefined;
  if (url !== undefined && !/^https?:\/\//.test(url)) {
    throw new StartRefused(
      `JWKS_URL is ${url}, but has to be an address such as http://identity:4001/.well-known/jwks.json.`,
    );
  }
  return url;
}

async function readMasterKey({ MASTER_KEY_FILE }: Environment): Promise<MasterKey> {
  const advice =
    'name the file of the 32 bytes by which personal data can be read, the same for all processes';
  const file = required('MASTER_KEY_FILE', MASTER_KEY_FILE?.trim() || undefined, advice);
  const key = await loadMasterKey(file);
  if (!key) throw new StartRefused(`MASTER_KEY_FILE names ${file}, which is not there.`);
  return key;
}

async function readAssertionKey({ ASSERTION_PUBLIC_KEY_FILE }: Environment): Promise<KeyObject> {
  const advice = 'name the file of the public key to that by which the gateway tells who asks';
  const file = required('ASSERTION_PUBLIC_KEY_FILE', ASSERTION_PUBLIC_KEY_FILE?.trim() || undefined, advice);
  try {
    return createPublicKey(await readFile(file));
  } catch (cause) {
    throw new StartRefused(
      `ASSERTION_PUBLIC_KEY_FILE names ${file}, which holds no public key: give one as PEM (Ed25519).`,
      { cause },
    );
  }
}
