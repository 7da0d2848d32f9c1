import type { KeyObject } from 'node:crypto';
import { createKeySet, type SessionStatus } from '@tillgraph/platform/access-tokens';
import { createCredentialVerifier, type FindApiKey } from '@tillgraph/platform/api-keys';
import { createAssertionSigner } from '@tillgraph/platform/assertions';
import type { Logger } from '@tillgraph/platform/observability';
import type { JSONWebKeySet } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import { type Caller, sharedCaller } from './caller.ts';

/** Whose word counts of who asks, and what subgraphs are told of it. */
export interface Access {
  readonly authenticator: Authenticator;
  readonly sessions: SessionStatus;
  /** Who stands for all callers whose subscriptions may be one. */
  readonly sharedCaller: (caller: Caller) => Caller;
  /** The subgraph whose sessions browsers keep in cookies; undefined: none. */
  readonly sessionSubgraph: string | undefined;
  /** The keys by which access tokens are verified, for others who verify them; undefined: none are verified here. */
  readonly jwks: (() => Promise<JSONWebKeySet>) | undefined;
}

export interface ShopAccessOptions {
  /** Ed25519; subgraphs verify with its public key what the gateway tells them of a caller. */
  readonly assertionKey: KeyObject;
  /** The keys by which access tokens are verified. */
  readonly jwks: () => Promise<JSONWebKeySet>;
  readonly findApiKey: FindApiKey;
  readonly sessions: SessionStatus;
  readonly logger: Logger;
}

/** The gateway verifies access tokens and API keys, and asserts to its own subgraphs who asks. */
export function createShopAccess(options: ShopAccessOptions): Access {
  const { sessions, findApiKey, logger } = options;
  const signer = createAssertionSigner(options.assertionKey);
  const keySet = createKeySet({ read: options.jwks, steadyNow: () => performance.now(), logger });
  return {
    authenticator: createAuthenticator(
      createCredentialVerifier({ keySet, findApiKey, sessions, logger }),
      signer,
    ),
    sessions,
    sharedCaller: (caller) => sharedCaller(caller, signer),
    sessionSubgraph: 'identity',
    jwks: () => keySet.jwks(),
  };
}

/**
 * Foreign subgraphs verify credentials themselves: they get the `authorization` header as it came, and only who sends
 * the same may share an answer. To this gateway all are anonymous, so what its supergraph guards by scopes is refused.
 */
export function createForwardedAccess(): Access {
  const callers = new LRUCache<string, Caller>({ max: 10_000 });
  const callerWith = (authorization: string): Caller => ({
    principal: { kind: 'anonymous' },
    rights: `credentials ${authorization}`,
    subject: undefined,
    authorization: async () => (authorization === '' ? undefined : authorization),
  });
  return {
    authenticator: {
      anonymous: callerWith(''),
      async authenticate(authorization = '') {
        const caller = callers.get(authorization) ?? callerWith(authorization);
        callers.set(authorization, caller);
        return { ok: true, caller, grant: undefined };
      },
    },
    sessions: { check: () => 'live', isRevoked: () => false, onEnded: () => () => undefined },
    sharedCaller: (caller) => caller,
    sessionSubgraph: undefined,
    jwks: undefined,
  };
}
