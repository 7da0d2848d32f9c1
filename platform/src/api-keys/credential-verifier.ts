import { looksLikeApiKey } from '@tillgraph/shared-domain/api-key';
import {
  type CredentialVerifier,
  createAccessTokenVerifier,
  type KeySet,
  type SessionStatus,
} from '../access-tokens/index.ts';
import type { Logger } from '../observability/index.ts';
import type { FindApiKey } from './find-api-key.ts';
import { createApiKeyVerifier } from './verifier.ts';

export interface CredentialVerifierOptions {
  /** Verifies access tokens. */
  readonly keySet: KeySet;
  readonly findApiKey: FindApiKey;
  readonly sessions: SessionStatus;
  readonly logger: Logger;
}

/** Takes users' access tokens and machines' API keys. */
export function createCredentialVerifier(options: CredentialVerifierOptions): CredentialVerifier {
  const { keySet, findApiKey: find, sessions, logger } = options;
  const accessTokens = createAccessTokenVerifier({ keySet, sessions, now: Date.now });
  const apiKeys = createApiKeyVerifier({
    ...{ find, sessions, logger },
    now: Date.now,
    steadyNow: () => performance.now(),
  });
  return {
    verify: (credential, mayAsk) =>
      looksLikeApiKey(credential) ? apiKeys.verify(credential, mayAsk) : accessTokens.verify(credential),
    onEnded: (listener) => accessTokens.onEnded(listener),
  };
}
