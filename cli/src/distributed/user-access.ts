import { createAccessTokenVerifier, createKeySet, fetchKeys } from '@tillgraph/platform/access-tokens';
import type { EventBus } from '@tillgraph/platform/event-bus';
import type { Logger } from '@tillgraph/platform/observability';
import type { UserAccess } from '@tillgraph/platform/subgraph';
import { followSessions } from './follow-sessions.ts';

export interface UserAccessOptions {
  /** Where identity tells the keys of access tokens. */
  readonly keysUrl: string;
  readonly bus: EventBus;
  readonly logger: Logger;
}

export interface OpenUserAccess {
  readonly userAccess: UserAccess;
  close(): Promise<void>;
}

/** Lets users come to a subgraph themselves. The subgraph does not wait for it: gateways are served from the start. */
export function openUserAccess({ keysUrl, bus, logger }: UserAccessOptions): OpenUserAccess {
  const closing = new AbortController();
  let userAccess: ReturnType<UserAccess>;
  const sessions = followSessions(bus, closing.signal, logger).then(
    (status) => {
      const keySet = createKeySet({ read: () => fetchKeys(keysUrl), now: Date.now, logger });
      userAccess = createAccessTokenVerifier({ keySet, sessions: status, now: Date.now });
      return status;
    },
    () => undefined, // rejects only when it closes
  );
  return {
    userAccess: () => userAccess,
    async close() {
      closing.abort();
      await (await sessions)?.close();
    },
  };
}
