import { createKeySet, fetchKeys } from '@tillgraph/platform/access-tokens';
import { createCredentialVerifier, fetchApiKey } from '@tillgraph/platform/api-keys';
import type { EventBus } from '@tillgraph/platform/event-bus';
import type { Logger } from '@tillgraph/platform/observability';
import type { UserAccess } from '@tillgraph/platform/subgraph';
import { followSessions } from './follow-sessions.ts';

export interface UserAccessOptions {
  /** Where identity tells the keys of access tokens; API keys are verified at the same port. */
  readonly keysUrl: string;
  readonly bus: EventBus;
  readonly logger: Logger;
}

export interface OpenUserAccess {
  readonly userAccess: UserAccess;
  close(): Promise<void>;
}

/** Lets users and machines come to a subgraph themselves. The subgraph does not wait for it: gateways are served from the start. */
export function openUserAccess({ keysUrl, bus, logger }: UserAccessOptions): OpenUserAccess {
  const closing = new AbortController();
  let userAccess: ReturnType<UserAccess>;
  const following = followSessions(bus, closing.signal, logger).then(
    (sessions) => {
      const keySet = createKeySet({
        read: () => fetchKeys(keysUrl),
        steadyNow: () => performance.now(),
        logger,
      });
      const findApiKey = fetchApiKey(keysUrl);
      userAccess = createCredentialVerifier({ keySet, findApiKey, sessions, logger });
      return sessions;
    },
    () => undefined, // rejects only when it closes
  );
  return {
    userAccess: () => userAccess,
    async close() {
      closing.abort();
      await (await following)?.close();
    },
  };
}
