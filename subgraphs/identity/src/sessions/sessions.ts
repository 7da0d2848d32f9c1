import type { SessionEnded } from '@tillgraph/shared-domain/events/identity';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database/transaction.ts';
import { hashOf, newRefreshToken, type Successor } from './refresh-token.ts';

/** A session with the refresh token that goes on with it. */
export interface SessionGrant {
  readonly sessionId: string;
  readonly userId: string;
  /** The user's when the session began. */
  readonly authorizationVersion: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

export type SessionEnding = SessionEnded['data'];

export type Refresh =
  | { readonly outcome: 'refreshed'; readonly grant: SessionGrant }
  | { readonly outcome: 'reused'; readonly ending: SessionEnding }
  /** Unknown, expired, or of a session that has ended. */
  | { readonly outcome: 'refused' };

/**
 * Sessions and the hashes of their refresh tokens, in tables of identity's own. An ending is a row first and an event
 * (SessionEnded) second: no refresh gets past the row, and `unrecorded` finds the endings whose event a crash kept
 * from the log.
 */
export interface Sessions {
  begin(session: {
    readonly sessionId: string;
    readonly userId: string;
    readonly authorizationVersion: number;
  }): Promise<SessionGrant>;
  /**
   * `keptForTabs`: where a browser keeps it for all its tabs, whose answers may overtake each other: what a refresh gave
   * has no successor for a while, so that a late answer cannot bring back what another tab has used already.
   */
  refresh(refreshToken: string, keptForTabs?: boolean): Promise<Refresh>;
  /** Lets a session go on that a change of the user's password would have ended. */
  keep(sessionId: string, authorizationVersion: number): Promise<void>;
  end(ending: SessionEnding): Promise<void>;
  recorded(sessionId: string): Promise<void>;
  unrecorded(): Promise<readonly SessionEnding[]>;
  /** Deletes what can no longer be used, nor tell of misuse. */
  cleanUp(): Promise<void>;
}

export interface SessionsOptions {
  readonly database: Pool;
  readonly successor: Successor;
  readonly now: () => Date;
}

/** ms: the answer was lost, or a second tab refreshed at the same time. */
const grace = 30_000;

/** ms from the last refresh: a till that stays closed for a month is signed in to again. */
const lifetime = 30 * 24 * 60 * 60 * 1000;

export function createSessions({ database, successor, now }: SessionsOptions): Sessions {
  const expiry = () => new Date(now().getTime() + lifetime);

  return {
    async begin({ sessionId, userId, authorizationVersion }) {
      const refreshToken = newRefreshToken();
      const refreshExpiresAt = expiry();
      await inTransaction(database, async (client) => {
        await client.query(
          'INSERT INTO identity.sessions (id, user_id, authorization_version, expires_at) VALUES ($1, $2, $3, $4)',
          [sessionId, userId, authorizationVersion, refreshExpiresAt],
        );
        await insertToken(client, refreshToken, sessionId, null);
      });
      return { sessionId, userId, authorizationVersion, refreshToken, refreshExpiresAt };
    },

    refresh: (refreshToken, keptForTabs = false) =>
      inTransaction(database, async (client): Promise<Refresh> => {
        const found = await lockToken(client, refreshToken);
        if (!found || found.ended || found.expiresAt <= now()) return { outcome: 'refused' };
        const { sessionId, userId, authorizationVersion, usedAt, givenAt } = found;
        const isRecent = (time: Date) => now().getTime() - time.getTime() <= grace;
        if (usedAt && !isRecent(usedAt)) {
          const ending: SessionEnding = { sessionId, userId, reason: 'REFRESH_TOKEN_REUSED' };
          await markEnded(client, ending);
          return { outcome: 'reused', ending };
        }
        if (keptForTabs && !usedAt && givenAt && isRecent(givenAt)) {
          const grant = {
            sessionId,
            userId,
            authorizationVersion,
            refreshToken,
            refreshExpiresAt: found.expiresAt,
          };
          return { outcome: 'refreshed', grant };
        }
        const next = successor(refreshToken);
        const refreshExpiresAt = usedAt ? found.expiresAt : expiry();
        if (!usedAt) {
          await client.query('UPDATE identity.refresh_tokens SET used_at = $2 WHERE hash = $1', [
            hashOf(refreshToken),
            now(),
          ]);
          await insertToken(client, next, sessionId, now());
          await client.query('UPDATE identity.sessions SET expires_at = $2 WHERE id = $1', [
            sessionId,
            refreshExpiresAt,
          ]);
        }
        const grant = { sessionId, userId, authorizationVersion, refreshToken: next, refreshExpiresAt };
        return { outcome: 'refreshed', grant };
      }),

    async keep(sessionId, authorizationVersion) {
      await database.query(
        'UPDATE identity.sessions SET authorization_version = greatest(authorization_version, $2) WHERE id = $1',
        [sessionId, authorizationVersion],
      );
    },
    end: (ending) => markEnded(database, ending),
    async recorded(sessionId) {
      await database.query('UPDATE identity.sessions SET end_recorded = true WHERE id = $1', [sessionId]);
    },
    async unrecorded() {
      const { rows } = await database.query<SessionEnding>(
        `SELECT id AS "sessionId", user_id AS "userId", end_reason AS reason FROM identity.sessions
         WHERE end_reason IS NOT NULL AND NOT end_recorded LIMIT 100`,
      );
      return rows;
    },
    async cleanUp() {
      await database.query(
        'DELETE FROM identity.sessions WHERE expires_at < $1 AND (end_reason IS NULL OR end_recorded)',
        [now()],
      );
      await database.query('DELETE FROM identity.refresh_tokens WHERE used_at < $1', [
        new Date(now().getTime() - lifetime),
      ]);
    },
  };
}

interface FoundToken {
  readonly sessionId: string;
  readonly userId: string;
  readonly authorizationVersion: number;
  readonly expiresAt: Date;
  readonly ended: boolean;
  readonly usedAt: Date | null;
  readonly givenAt: Date | null;
}

/** Locks both rows, so that of two tabs the second sees what the first did. */
async function lockToken(client: PoolClient, refreshToken: string): Promise<FoundToken | undefined> {
  const { rows } = await client.query<FoundToken>(
    `SELECT session.id AS "sessionId", user_id AS "userId", authorization_version AS "authorizationVersion",
            expires_at AS "expiresAt", end_reason IS NOT NULL AS ended, used_at AS "usedAt",
            given_at AS "givenAt"
     FROM identity.refresh_tokens AS token JOIN identity.sessions AS session ON session.id = token.session_id
     WHERE token.hash = $1 FOR UPDATE`,
    [hashOf(refreshToken)],
  );
  return rows[0];
}

/** `givenAt`: null for the first of its session. */
const insertToken = (client: PoolClient, refreshToken: string, sessionId: string, givenAt: Date | null) =>
  client.query('INSERT INTO identity.refresh_tokens (hash, session_id, given_at) VALUES ($1, $2, $3)', [
    hashOf(refreshToken),
    sessionId,
    givenAt,
  ]);

async function markEnded(database: Pool | PoolClient, { sessionId, reason }: SessionEnding): Promise<void> {
  await database.query('UPDATE identity.sessions SET end_reason = $2 WHERE id = $1 AND end_reason IS NULL', [
    sessionId,
    reason,
  ]);
}
