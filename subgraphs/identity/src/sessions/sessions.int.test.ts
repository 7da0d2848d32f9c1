import { migrate } from '@tillgraph/platform/postgres';
import { type TestDatabase, testDatabase } from '@tillgraph/platform/testing';
import pg from 'pg';
import { migrations } from '../database/migrations.ts';
import { createSuccessor } from './refresh-token.ts';
import { createSessions, type Refresh } from './sessions.ts';

let server: TestDatabase;
let database: pg.Pool;
let time = new Date('2026-11-22T09:00:00.000Z');
let sessionCount = 0;

beforeAll(async () => {
  server = await testDatabase();
  database = new pg.Pool({ connectionString: server.url });
  await migrate(server.url, 'identity', migrations);
});

afterAll(async () => {
  await database.end();
  await server.drop();
});

const sessions = () =>
  createSessions({ database, successor: createSuccessor((value) => `keyed ${value}`), now: () => time });
const begin = () => {
  sessionCount += 1;
  return sessions().begin({ sessionId: `session-${sessionCount}`, userId: 'ana', authorizationVersion: 1 });
};
const wait = (seconds: number) => {
  time = new Date(time.getTime() + seconds * 1000);
};
const nextToken = (refresh: Refresh) =>
  refresh.outcome === 'refreshed' ? refresh.grant.refreshToken : refresh;

describe('a refresh token', () => {
  test('gives a successor, which goes on with the session', async () => {
    const { refreshToken, sessionId, refreshExpiresAt } = await begin();
    wait(900);
    const first = await sessions().refresh(refreshToken);
    expect(first).toMatchObject({
      outcome: 'refreshed',
      grant: { sessionId, userId: 'ana', authorizationVersion: 1 },
    });
    expect(first.outcome === 'refreshed' && first.grant.refreshExpiresAt > refreshExpiresAt).toBe(true);
    expect(await sessions().refresh(String(nextToken(first)))).toMatchObject({ outcome: 'refreshed' });
  });

  test('gives the same successor again for 30 s, also to two tabs at once', async () => {
    const { refreshToken } = await begin();
    const both = await Promise.all([sessions().refresh(refreshToken), sessions().refresh(refreshToken)]);
    wait(30);
    const later = await sessions().refresh(refreshToken);
    expect(new Set([...both, later].map(nextToken)).size).toBe(1);
  });

  test('used after that ends the session, with all its tokens', async () => {
    const { refreshToken, sessionId } = await begin();
    const successor = String(nextToken(await sessions().refresh(refreshToken)));
    wait(31);
    const ending = { sessionId, userId: 'ana', reason: 'REFRESH_TOKEN_REUSED' };
    expect(await sessions().refresh(refreshToken)).toEqual({ outcome: 'reused', ending });
    expect(await sessions().refresh(successor)).toEqual({ outcome: 'refused' });
    expect(await sessions().refresh(refreshToken)).toEqual({ outcome: 'refused' });
    expect(await sessions().unrecorded()).toEqual([ending]);
    await sessions().recorded(sessionId);
    expect(await sessions().unrecorded()).toEqual([]);
  });

  test('is refused when unknown, when its session has ended, and a month after the last one', async () => {
    const ended = await begin();
    await sessions().end({ sessionId: ended.sessionId, userId: 'ana', reason: 'SIGNED_OUT' });
    await sessions().recorded(ended.sessionId);
    expect(await sessions().refresh(ended.refreshToken)).toEqual({ outcome: 'refused' });
    expect(await sessions().refresh('nonsense \0 \ud800')).toEqual({ outcome: 'refused' });
    const old = await begin();
    wait(30 * 24 * 3600);
    expect(await sessions().refresh(old.refreshToken)).toEqual({ outcome: 'refused' });
  });

  test('is stored as its hash alone', async () => {
    const { refreshToken } = await begin();
    const { rows } = await database.query(
      'SELECT to_jsonb(t)::text AS row FROM identity.refresh_tokens AS t',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(refreshToken);
  });

  test('is deleted with its session when neither can be used any more', async () => {
    const used = await begin();
    await sessions().refresh(used.refreshToken);
    wait(31 * 24 * 3600);
    const live = await begin();
    await sessions().cleanUp();
    const { rows } = await database.query('SELECT session_id FROM identity.refresh_tokens');
    expect(rows).toEqual([{ session_id: live.sessionId }]);
  });
});

test('a session is kept through its user’s own change of password', async () => {
  const { sessionId, refreshToken } = await begin();
  await sessions().keep(sessionId, 4);
  expect(await sessions().refresh(refreshToken)).toMatchObject({ grant: { authorizationVersion: 4 } });
});
