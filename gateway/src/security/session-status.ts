import { randomUUID } from 'node:crypto';
import type { Consumption, EventBus } from '@tillgraph/platform/event-bus';
import type { Logger } from '@tillgraph/platform/observability';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { UserEvent } from '@tillgraph/shared-domain/events/identity';
import type { AccessClaims } from './access-tokens.ts';

/** Whether what an access token says of its session and its user's rights still holds. */
export interface SessionStatus {
  check(claims: Pick<AccessClaims, 'sub' | 'sid' | 'av'>): 'live' | 'ended';
  /** Some session has ended, or some user's rights have changed: what is open is to be checked again. */
  onEnded(listener: () => void): () => void;
}

export interface RunningSessionStatus extends SessionStatus {
  close(): Promise<void>;
}

/**
 * Follows identity's events from its first one, so that a sign-out, a deactivation or another role takes effect on
 * tokens that are signed and not yet expired. Resolves when it has seen all that had happened.
 */
export async function createSessionStatus(bus: EventBus, logger: Logger): Promise<RunningSessionStatus> {
  const endings = createEndings();
  const { position: head } = await bus.head('identity');

  const caughtUp = new Promise<void>((resolve) => {
    if (head === 0) {
      resolve();
    }
    endings.onThrough((through) => through >= head && resolve());
  });
  // Every gateway needs every event: no two are one consumer.
  const consumer = `gateway-sessions-${randomUUID()}`;
  const consume = (): Consumption =>
    bus.consume({
      consumer,
      contexts: ['identity'],
      checkpoints: async () => [],
      onDelivery: async ({ batches, through }) =>
        endings.take(
          batches.flatMap(({ events }) => events),
          through,
        ),
      // The log was restored: what it says is read again, and what has ended stays ended.
      onNewEpoch: () => {
        consumption = consume();
      },
      onHead: () => undefined,
      onFailure: (_context, error) => logger.error({ err: error }, 'Ended sessions could not be read'),
    });
  let consumption = consume();
  await caughtUp;
  return { check: endings.check, onEnded: endings.onEnded, close: () => consumption.stop() };
}

interface Endings extends SessionStatus {
  take(events: readonly Recorded[], through: number): void;
  onThrough(listener: (through: number) => void): void;
}

function createEndings(): Endings {
  const endedSessions = new Set<string>();
  /** By user, the version of its rights from which tokens count. */
  const countsFrom = new Map<string, number>();
  const endedListeners = new Set<() => void>();
  const throughListeners = new Set<(through: number) => void>();

  const take = (event: Recorded): boolean => {
    // A bus carries events of all contexts; what this one is, its type says.
    const { type, data } = event as unknown as Recorded<UserEvent>;
    switch (type) {
      case 'SessionEnded':
        endedSessions.add(data.sessionId);
        return true;
      case 'RoleChanged':
      case 'PasswordChanged':
      case 'UserDeactivated':
        countsFrom.set(data.userId, Math.max(data.authorizationVersion, countsFrom.get(data.userId) ?? 0));
        return true;
      default:
        return false;
    }
  };

  return {
    check: ({ sub, sid, av }) =>
      endedSessions.has(sid) || av < (countsFrom.get(sub) ?? 0) ? 'ended' : 'live',
    onEnded(listener) {
      endedListeners.add(listener);
      return () => endedListeners.delete(listener);
    },
    onThrough: (listener) => throughListeners.add(listener),
    take(events, through) {
      if (events.filter(take).length > 0) {
        for (const listener of endedListeners) listener();
      }
      for (const listener of throughListeners) listener(through);
    },
  };
}
