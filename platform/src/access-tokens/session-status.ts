import { randomUUID } from 'node:crypto';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ApiKeyEvent, UserEvent } from '@tillgraph/shared-domain/events/identity';
import { type Consumption, createSlotPositions, type EventBus } from '../event-bus/index.ts';
import type { Logger } from '../observability/index.ts';
import type { AccessClaims } from './verifier.ts';

/** Whether what was given to somebody still holds. */
export interface SessionStatus {
  /** What an access token says of its session and its user's rights. */
  check(claims: Pick<AccessClaims, 'sub' | 'sid' | 'av'>): 'live' | 'ended';
  /** By id; lately, for an API key is asked for again before long. */
  isRevoked(apiKeyId: string): boolean;
  /** Some session or API key has ended, or some user's rights have changed: what is open is to be checked again. */
  onEnded(listener: () => void): () => void;
}

export interface RunningSessionStatus extends SessionStatus {
  close(): Promise<void>;
}

/**
 * Follows identity's events from its first one, so that a sign-out, a deactivation or another role takes effect on
 * tokens that are signed and not yet expired. Resolves when it has seen all that had happened.
 */
export async function createSessionStatus(
  bus: EventBus,
  logger: Logger,
  now: () => number = Date.now,
): Promise<RunningSessionStatus> {
  const endings = createEndings(now);
  const { position: head } = await bus.head('identity');

  const caughtUp = new Promise<void>((resolve) => {
    if (head === 0) {
      resolve();
    }
    endings.onThrough((through) => through >= head && resolve());
  });
  // Every process needs every event: no two are one consumer.
  const consumer = `sessions-${randomUUID()}`;
  const consume = (): Consumption => {
    const positions = createSlotPositions();
    return bus.consume({
      consumer,
      contexts: ['identity'],
      checkpoints: async () => [],
      onDelivery: async ({ batches, checkpoints }) => {
        for (const checkpoint of checkpoints) positions.raise(checkpoint);
        endings.take(
          batches.flatMap(({ events }) => events),
          positions.through(),
        );
      },
      // The log was restored: what it says is read again, and what has ended stays ended.
      onNewEpoch: () => {
        consumption = consume();
      },
      onHead: () => undefined,
      onFailure: (_context, error) => logger.warn({ err: error }, 'Ended sessions could not be read'),
    });
  };
  let consumption = consume();
  await caughtUp;
  const { check, isRevoked, onEnded } = endings;
  return { check, isRevoked, onEnded, close: () => consumption.stop() };
}

interface Endings extends SessionStatus {
  take(events: readonly Recorded[], through: number): void;
  onThrough(listener: (through: number) => void): void;
}

/** Remembers them for as long as a token from before may be alive. */
function createEndings(now: () => number): Endings {
  /** Each with the time until which its tokens may live, ms since 1970; so too those below. Oldest first. */
  const endedSessions = new Map<string, { readonly until: number }>();
  const revokedKeys = new Map<string, { readonly until: number }>();
  /** By user, the version of its rights from which tokens count. */
  const countsFrom = new Map<string, { readonly version: number; readonly until: number }>();
  const endedListeners = new Set<() => void>();
  const throughListeners = new Set<(through: number) => void>();

  const take = (event: Recorded): boolean => {
    // A bus carries events of all contexts; what this one is, its type says.
    const { type, data, recordedAt } = event as unknown as Recorded<UserEvent | ApiKeyEvent>;
    const until = Date.parse(recordedAt) + accessTokens.longestLifetime;
    if (until <= now()) {
      return false;
    }
    switch (type) {
      case 'SessionEnded':
        endedSessions.set(data.sessionId, { until });
        return true;
      case 'ApiKeyRevoked':
        revokedKeys.set(data.apiKeyId, { until });
        return true;
      case 'RoleChanged':
      case 'PasswordChanged':
      case 'UserDeactivated': {
        const version = Math.max(data.authorizationVersion, countsFrom.get(data.userId)?.version ?? 0);
        countsFrom.delete(data.userId);
        countsFrom.set(data.userId, { version, until });
        return true;
      }
      default:
        return false;
    }
  };

  return {
    check: ({ sub, sid, av }) =>
      endedSessions.has(sid) || av < (countsFrom.get(sub)?.version ?? 0) ? 'ended' : 'live',
    isRevoked: (apiKeyId) => revokedKeys.has(apiKeyId),
    onEnded(listener) {
      endedListeners.add(listener);
      return () => endedListeners.delete(listener);
    },
    onThrough: (listener) => throughListeners.add(listener),
    take(events, through) {
      forgetOver(endedSessions, now());
      forgetOver(revokedKeys, now());
      forgetOver(countsFrom, now());
      if (events.filter(take).length > 0) {
        for (const listener of endedListeners) listener();
      }
      for (const listener of throughListeners) listener(through);
    },
  };
}

function forgetOver(endings: Map<string, { readonly until: number }>, now: number): void {
  for (const [id, { until }] of endings) {
    if (until > now) {
      return;
    }
    endings.delete(id);
  }
}
