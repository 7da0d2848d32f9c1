import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { loadOrCreateMasterKey, openPersonKeys, type PersonKeys, type PersonKeysOptions } from './index.ts';

const masterKey = randomBytes(32);
let database: TestDatabase;
let opened: PersonKeys[];
beforeEach(async () => {
  database = await testDatabase();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((keys) => keys.close()));
  await database.drop();
});

async function open(options: Partial<PersonKeysOptions> = {}): Promise<PersonKeys> {
  const logger = pino({ level: 'silent' });
  const keys = await openPersonKeys({ databaseUrl: database.url, masterKey, logger, ...options });
  opened.push(keys);
  return keys;
}

const readBy = async (keys: PersonKeys, person: string, encrypted: Buffer) =>
  (await keys.keysToDecrypt([person])).get(person)?.decrypt(encrypted, 'here');

test('what is encrypted for a person is read by every process with the master key', async () => {
  const [keys, other] = [await open(), await open()];
  const encrypted = (await keys.keyToEncrypt('wesley'))?.encrypt('Wesley', 'here') ?? Buffer.alloc(0);
  expect(encrypted.includes('Wesley')).toBe(false);
  expect(await readBy(other, 'wesley', encrypted)).toBe('Wesley');
  await other.keyToEncrypt('sofia');
  await expect(readBy(other, 'sofia', encrypted)).rejects.toThrow();
});

test('the same text is never encrypted to the same bytes', async () => {
  const key = await (await open()).keyToEncrypt('wesley');
  expect(key?.encrypt('Wesley', 'here')).not.toEqual(key?.encrypt('Wesley', 'here'));
});

test('a ciphertext is bound to its place and cannot be changed', async () => {
  const key = await (await open()).keyToEncrypt('wesley');
  const encrypted = key?.encrypt('Wesley', 'here') ?? Buffer.alloc(0);
  expect(() => key?.decrypt(encrypted, 'elsewhere')).toThrow();
  for (const index of [0, 12, encrypted.length - 1]) {
    const changed = Buffer.from(encrypted);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => key?.decrypt(changed, 'here')).toThrow();
  }
});

test('processes that need a person’s first key at once get the same', async () => {
  const [keys, other] = [await open(), await open()];
  const [one, two] = await Promise.all([keys.keyToEncrypt('wesley'), other.keyToEncrypt('wesley')]);
  expect(two?.decrypt(one?.encrypt('Wesley', 'here') ?? Buffer.alloc(0), 'here')).toBe('Wesley');
});

test('a deleted key is gone at once here and where it is told, soon elsewhere, and never made again', async () => {
  const [keys, other, told] = [await open(), await open({ cacheTime: 50 }), await open()];
  const encrypted = (await keys.keyToEncrypt('wesley'))?.encrypt('Wesley', 'here') ?? Buffer.alloc(0);
  expect(await readBy(other, 'wesley', encrypted)).toBe('Wesley');
  expect(await readBy(told, 'wesley', encrypted)).toBe('Wesley');
  await keys.deleteKey('wesley');
  told.forget();
  expect(await readBy(told, 'wesley', encrypted)).toBeUndefined();
  expect(await readBy(keys, 'wesley', encrypted)).toBeUndefined();
  expect(await keys.keyToEncrypt('wesley')).toBeNull();
  while ((await readBy(other, 'wesley', encrypted)) !== undefined) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await other.keyToEncrypt('wesley')).toBeNull();
});

test('which keys were deleted is known at once everywhere, and stays as it was when it is done again', async () => {
  const [keys, other] = [await open(), await open()];
  for (const person of ['wesley', 'sofia']) await keys.keyToEncrypt(person);
  await keys.deleteKey('wesley');
  await other.deleteKey('wesley');
  expect(await other.deletedAmong(['wesley', 'sofia', 'nobody'])).toEqual(new Set(['wesley']));
});

test('the database alone tells nobody a key, and another master key is refused at the start', async () => {
  const keys = await open();
  const encrypted = (await keys.keyToEncrypt('wesley'))?.encrypt('Wesley', 'here') ?? Buffer.alloc(0);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT wrapped FROM person_keys.keys');
  await client.end();
  expect(rows[0].wrapped).toHaveLength(12 + 16 + 32);
  await expect(open({ masterKey: randomBytes(32) })).rejects.toMatchObject({ code: 'MASTER_KEY_MISMATCH' });
  expect(await readBy(await open(), 'wesley', encrypted)).toBe('Wesley');
});

test('a keyed hash depends on the value and on the master key', async () => {
  const keys = await open();
  expect(keys.keyedHash('a')).toBe((await open()).keyedHash('a'));
  expect(keys.keyedHash('a')).not.toBe(keys.keyedHash('b'));
  expect(keys.keyedHash('a')).not.toBe((await open({ masterKey: randomBytes(32) })).keyedHash('a'));
});

describe('the master key’s file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tillgraph-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is made once, for its owner alone', async () => {
    const file = join(folder, 'keys', 'master.key');
    const [one, two] = await Promise.all([loadOrCreateMasterKey(file), loadOrCreateMasterKey(file)]);
    expect(one).toHaveLength(32);
    expect(two).toEqual(one);
    expect(await loadOrCreateMasterKey(file)).toEqual(one);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('is refused when it does not hold a key', async () => {
    const file = join(folder, 'master.key');
    await writeFile(file, 'too short');
    await expect(loadOrCreateMasterKey(file)).rejects.toMatchObject({ code: 'MASTER_KEY_INVALID' });
  });
});
