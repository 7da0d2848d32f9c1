import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClosingStack } from '../life-cycle/index.ts';
import { openClient, withClient } from '../postgres/index.ts';
import { testDatabase } from '../testing/index.ts';
import { readArchive, readArchiveHead, writeArchive } from './archive.ts';
import { copyDatabases } from './copy-databases.ts';
import { loadDatabases } from './load-databases.ts';
import { readSchemaDefinition } from './schema-definition.ts';
import { openSnapshots } from './snapshot.ts';

let opened: ClosingStack;
let folder: string;
const key = randomBytes(32);
beforeEach(async () => {
  opened = new ClosingStack();
  folder = opened.opened('folder', await mkdtemp(join(tmpdir(), 'tillgraph-backup-')), (path) =>
    rm(path, { recursive: true }),
  );
});
afterEach(() => opened.close());

const database = async () => opened.opened('database', await testDatabase(), (each) => each.drop());

/** One of each kind of thing that a room may make. */
const tables = `
  CREATE SCHEMA room;
  CREATE TABLE room."odd Name" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL DEFAULT 'none' CHECK (name <> ''),
    document jsonb, bytes bytea, tags text[] COLLATE "C", made_at timestamptz NOT NULL DEFAULT now(),
    "é:text" text COLLATE "C" GENERATED ALWAYS AS ((document #>> '{é}') COLLATE "C") STORED
  ) WITH (fillfactor = 10);
  CREATE TABLE room.parts (
    whole bigint NOT NULL REFERENCES room."odd Name" (id), part smallint, PRIMARY KEY (part, whole));
  CREATE UNIQUE INDEX one_none ON room."odd Name" ((true)) WHERE name = 'none';
  CREATE INDEX by_generated ON room."odd Name" ("é:text");
  CREATE INDEX by_tags ON room."odd Name" USING gin (tags) WITH (fastupdate = off);
  CREATE FUNCTION room.whole(room.parts) RETURNS bigint LANGUAGE sql AS $$ SELECT $1.whole $$;
  CREATE TABLE in_public (text text);
  INSERT INTO room."odd Name" (name, document, bytes, tags) VALUES
    ('none', NULL, NULL, NULL), (E'tab\\t, line\\n, back\\\\slash', '{"é": [1, null]}', '\\x00ff', '{a,"b,c"}');
  INSERT INTO room.parts VALUES (1, 1), (2, 1);`;

const rowsOf = (url: string) =>
  withClient(url, async (client) => [
    (await client.query('SELECT * FROM room."odd Name" ORDER BY id')).rows,
    (await client.query('SELECT * FROM room.parts ORDER BY part')).rows,
  ]);

const schemaOf = (url: string) => withClient(url, readSchemaDefinition);

async function restored(entries: ReturnType<typeof copyDatabases>) {
  const file = join(folder, 'archive');
  await writeArchive(file, { key, head: { any: 'head' } }, entries);
  expect(await readArchiveHead(file)).toEqual({ any: 'head' });
  const empty = await database();
  const name = decodeURIComponent(new URL(empty.url).pathname.slice(1));
  async function* renamed() {
    for await (const entry of readArchive(file, { key })) {
      const isDatabase = entry.kind === 'header' && Reflect.has(Object(entry.header), 'database');
      yield isDatabase ? { ...entry, header: { ...Object(entry.header), database: name } } : entry;
    }
  }
  await loadDatabases(renamed(), {
    serverUrl: empty.url,
    onFile: () => undefined,
    onProgress: () => undefined,
  });
  return empty;
}

test('a database is made again as it was: rows, types, defaults, constraints, indexes, functions, sequences', async () => {
  const source = await database();
  await withClient(source.url, (client) => client.query(tables));
  const client = opened.opened('client', await openClient(source.url), (each) => each.end());
  await client.query('BEGIN READ ONLY');
  const copy = await restored(copyDatabases([{ name: 'any', client }], () => undefined));
  expect(await rowsOf(copy.url)).toEqual(await rowsOf(source.url));
  const withoutSizes = ({ before, after, tables }: Awaited<ReturnType<typeof schemaOf>>) => ({
    ...{ before, after },
    tables: tables.map(({ name, columns }) => [name, columns]),
  });
  expect(withoutSizes(await schemaOf(copy.url))).toEqual(withoutSizes(await schemaOf(source.url)));
  const next = await withClient(copy.url, (each) =>
    each.query(`INSERT INTO room."odd Name" (name) VALUES ('new') RETURNING id`),
  );
  expect(next.rows).toEqual([{ id: '3' }]);
});

test('what no backup knows of is refused, not left out', async () => {
  const source = await database();
  await withClient(source.url, (client) => client.query('CREATE VIEW seen AS SELECT 1'));
  await expect(schemaOf(source.url)).rejects.toThrow(
    'A backup knows nothing of the relation seen of kind v.',
  );
});

test('snapshots of several logs are of one moment, in which none of them gets an event', async () => {
  const [one, other] = [await database(), await database()];
  const log = `CREATE SCHEMA event_store; CREATE TABLE event_store.head AS SELECT 0 AS position`;
  for (const { url } of [one, other]) await withClient(url, (client) => client.query(log));
  // Appends to the one log and then, as its effect, to the other.
  let isOver = false;
  const appending = withClient(one.url, (first) =>
    withClient(other.url, async (second) => {
      while (!isOver) {
        await first.query('UPDATE event_store.head SET position = position + 1');
        await second.query('UPDATE event_store.head SET position = position + 1');
      }
    }),
  );
  for (let round = 0; round < 10; round++) {
    const taken = new ClosingStack();
    const databases = [one, other].map(({ url }, index) => ({ name: String(index), url, hasLog: true }));
    const snapshots = await openSnapshots({ databases, opened: taken });
    const positions = [];
    for (const { client } of snapshots) {
      const { rows } = await client.query<{ position: number }>('SELECT position FROM event_store.head');
      positions.push(rows[0]?.position ?? 0);
    }
    await taken.close();
    const [cause = 0, effect = 0] = positions;
    expect([0, 1]).toContain(cause - effect);
  }
  isOver = true;
  await appending;
});

test('an archive of which one byte is another, or the end is missing, is refused; so is any other file, or none', async () => {
  const file = join(folder, 'archive');
  async function* entries() {
    yield { kind: 'header', header: { table: 'any' } } as const;
    yield { kind: 'bytes', bytes: randomBytes(100_000) } as const;
  }
  await writeArchive(file, { key, head: { any: 'head' } }, entries());
  const read = async (other = key) => {
    for await (const _entry of readArchive(file, { key: other }));
  };
  await read();
  await expect(writeArchive(file, { key, head: {} }, entries())).rejects.toThrow('is there already');
  const refused = `${file} is no backup, or is damaged or not whole: take another one.`;
  await expect(read(randomBytes(32))).rejects.toThrow(refused);
  const whole = await readFile(file);
  for (const at of [3, 20, 50_000, whole.length - 20, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(whole.readUInt8(at) ^ 1, at);
    await writeFile(file, damaged);
    await expect(read()).rejects.toThrow(refused);
  }
  for (const length of [0, 10, 40, 50_000, whole.length - 1]) {
    await writeFile(file, whole.subarray(0, length));
    await expect(read()).rejects.toThrow(refused);
  }
  await rm(file);
  await expect(read()).rejects.toThrow(`${file} cannot be read (ENOENT).`);
});
