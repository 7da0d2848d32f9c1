import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { isConnectionError } from './connection-errors.ts';
import { DatabaseTooNewError } from './migrations.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  client = new pg.Client({ connectionString: database.url, query_timeout: 20_000 });
  client.on('error', () => undefined); // the query tells it too
  await client.connect();
});
afterEach(() => client.end());

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error,
  );

describe('an error is the connection’s', () => {
  test('when nobody listens, or there is no such host', async () => {
    const port = await withServer(
      () => undefined,
      async (port) => port,
    );
    for (const server of [`127.0.0.1:${port}`, `localhost:${port}`, 'nowhere.invalid:5432']) {
      const lost = new pg.Client({ connectionString: `postgres://tester:secret@${server}/shop` });
      expect(isConnectionError(await errorOf(lost.connect()))).toBe(true);
    }
    const socket = new pg.Client({ host: '/nowhere', user: 'tester' });
    expect(isConnectionError(await errorOf(socket.connect()))).toBe(true);
  });

  test('when the server hangs up, or never answers', async () => {
    const hangUp = (socket: Socket) => void socket.once('data', () => socket.end());
    await withServer(hangUp, async (port) => {
      const lost = new pg.Client({ host: '127.0.0.1', port, user: 'tester' });
      expect(isConnectionError(await errorOf(lost.connect()))).toBe(true);
    });
    await withServer(
      () => undefined,
      async (port) => {
        const silent = { host: '127.0.0.1', port, user: 'tester', connectionTimeoutMillis: 50 };
        expect(isConnectionError(await errorOf(new pg.Client(silent).connect()))).toBe(true);
        const pool = new pg.Pool({ ...silent, max: 1 });
        const both = await Promise.all([errorOf(pool.query('SELECT')), errorOf(pool.query('SELECT'))]);
        expect(both.map(isConnectionError)).toEqual([true, true]);
        await pool.end();
      },
    );
  });

  test('when the server ends the session', async () => {
    const ended = await errorOf(client.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    expect(ended).toMatchObject({ code: '57P01' });
    expect(isConnectionError(ended)).toBe(true);
    expect(isConnectionError(await errorOf(client.query('SELECT')))).toBe(true);
  });

  test('when the answer takes too long, and when it was closed while it waited', async () => {
    const slow = { text: 'SELECT pg_sleep(60)', query_timeout: 50 };
    expect(isConnectionError(await errorOf(client.query(slow)))).toBe(true);
    const waiting = errorOf(client.query('SELECT'));
    await client.end();
    expect(isConnectionError(await waiting)).toBe(true);
    expect(isConnectionError(await errorOf(client.query('SELECT')))).toBe(true);
  });
});

test.each([
  ['a statement', 'SELECT nothing'],
  ['a value', "SELECT 'one'::int"],
  ['an interrupted statement', 'SET statement_timeout = 20; SELECT pg_sleep(60)'],
])('an error of %s is not', async (_, statement) => {
  const error = await errorOf(client.query(statement));
  expect(error).toBeInstanceOf(pg.DatabaseError);
  expect(isConnectionError(error)).toBe(false);
});

test('a wrong password and a missing database are not', async () => {
  const { href } = new URL('/missing', database.url);
  for (const wrong of [
    { connectionString: href },
    { connectionString: href.replace(/:[^:@]+@/, ':wrong@') },
  ]) {
    const error = await errorOf(new pg.Client(wrong).connect());
    expect(error).toBeInstanceOf(pg.DatabaseError);
    expect(isConnectionError(error)).toBe(false);
  }
});

test('what has nothing to do with a connection is not', () => {
  const missing = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
  for (const error of [
    new TypeError('x is not a function'),
    new DatabaseTooNewError('room'),
    missing,
    null,
  ]) {
    expect(isConnectionError(error)).toBe(false);
  }
});

/** Uses a free port on which each connection is given to `answer`. */
async function withServer<Result>(
  answer: (socket: Socket) => void,
  use: (port: number) => Promise<Result>,
): Promise<Result> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // A TCP server's address is no string.
    return await use((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
