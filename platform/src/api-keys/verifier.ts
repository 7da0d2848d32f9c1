import { LRUCache } from 'lru-cache';
import type { CredentialVerifier, Grant, Refusal, SessionStatus, Verified } from '../access-tokens/index.ts';
import type { Logger } from '../observability/index.ts';
import { hashOfApiKey } from './api-key.ts';
import type { FindApiKey, FoundApiKey } from './find-api-key.ts';

export interface ApiKeyVerifierOptions {
  readonly find: FindApiKey;
  readonly sessions: Pick<SessionStatus, 'isRevoked'>;
  readonly now: () => number;
  /** ms of a clock that nobody sets: one that was set back would trust for as long what was not confirmed. */
  readonly steadyNow: () => number;
  readonly logger: Logger;
}

/**
 * Remembers what identity has told of a key, by its hash. The bus tells of revocations at once; beside that, identity is
 * asked again about keys in use, which also tells it when each was used last.
 */
export function createApiKeyVerifier(options: ApiKeyVerifierOptions): Pick<CredentialVerifier, 'verify'> {
  const { find, steadyNow, logger } = options;
  const granted = new LRUCache<string, GrantedKey>({ max: 10_000 });
  /** With the time until which nobody is asked again. Apart, so that guesses displace no key that counts. */
  const refused = new LRUCache<string, number>({ max: 10_000 });
  const asking = new Map<string, Promise<GrantedKey | Refusal>>();

  const ask = async (hash: string): Promise<GrantedKey | Refusal> => {
    try {
      const found = await find(hash);
      if (!found) {
        refused.set(hash, steadyNow() + refusedFor);
        return 'invalidKey';
      }
      const key = grantedKey(hash, found, options);
      granted.set(hash, key);
      return key;
    } catch (error) {
      logger.warn({ err: error }, 'An API key could not be looked up');
      return 'unavailable';
    } finally {
      asking.delete(hash);
    }
  };

  const known = (hash: string): GrantedKey | undefined => {
    const key = granted.get(hash);
    return key?.isTrusted() ? key : undefined;
  };

  const unknown = async (hash: string, mayAsk: () => boolean): Promise<GrantedKey | Refusal> => {
    const underWay = asking.get(hash);
    if (underWay) return underWay;
    if ((refused.get(hash) ?? Number.NEGATIVE_INFINITY) > steadyNow()) return 'invalidKey';
    if (!mayAsk()) return 'unavailable';
    const asked = ask(hash);
    asking.set(hash, asked);
    return asked;
  };

  return {
    async verify(credential, mayAsk = () => true) {
      const hash = hashOfApiKey(credential);
      if (hash === undefined) return { ok: false, reason: 'invalidKey' };
      const key = known(hash) ?? (await unknown(hash, mayAsk));
      if (typeof key === 'string') return { ok: false, reason: key };
      const reason = key.verified.grant.refusal();
      return reason ? { ok: false, reason } : key.verified;
    },
  };
}

/** ms after which identity is asked again, beside what is asked of the key. */
const confirmedFor = 60_000;
/** ms for which what it has said counts while it says nothing: as long as an access token does, usually. */
const trustedFor = 15 * 60_000;
/** ms. */
const refusedFor = 10_000;

interface GrantedKey {
  readonly verified: Extract<Verified, { ok: true }>;
  isTrusted(): boolean;
}

function grantedKey(
  hash: string,
  found: FoundApiKey,
  { find, sessions, now, steadyNow, logger }: ApiKeyVerifierOptions,
): GrantedKey {
  const expiresAt = found.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(found.expiresAt);
  let askedAt = steadyNow();
  let toldAt = steadyNow();
  let over = false;

  const confirm = async (): Promise<void> => {
    askedAt = steadyNow();
    try {
      over ||= (await find(hash)) === null;
      toldAt = steadyNow();
    } catch (error) {
      logger.warn({ err: error }, 'An API key could not be looked up again: what is known goes on');
    }
  };

  const isTrusted = () => steadyNow() - toldAt <= trustedFor;
  const grant: Grant = {
    expiresAt,
    refusal() {
      if (over || expiresAt <= now() || sessions.isRevoked(found.id)) return 'invalidKey';
      if (steadyNow() - askedAt > confirmedFor) void confirm();
      return isTrusted() ? undefined : 'unavailable';
    },
  };
  return {
    verified: {
      ok: true,
      principal: { kind: 'apiKey', id: found.id, scopes: new Set(found.scopes) },
      grant,
    },
    isTrusted,
  };
}
