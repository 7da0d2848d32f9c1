import { generateKeyPairSync } from 'node:crypto';
import { type FoundApiKey, newApiKey } from '@tillgraph/platform/api-keys';
import { type AssertionVerifier, createAssertionVerifier } from '@tillgraph/platform/assertions';
import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { exportJWK, SignJWT } from 'jose';
import pino from 'pino';
import { createEmbeddedGateway, type EmbeddedGatewayOptions } from '../embedded-gateway.ts';
import { createFakeShop, type FakeShop } from './fake-shop.ts';

/** A gateway on a free port in front of a fake shop, and what its clients need. */
export interface TestGateway {
  readonly url: string;
  readonly shop: FakeShop;
  token(scopes: readonly string[], claims?: TokenClaims): Promise<string>;
  query(query: string, options?: RequestOptions): Promise<Answer>;
  endSession(sid: string): void;
  /** An API key as identity would know it; tells its id and itself. */
  apiKey(scopes: readonly string[], expiresAt?: Date): { readonly id: string; readonly key: string };
  revokeApiKey(id: string): void;
  /** What identity was asked of API keys: their hashes. */
  readonly lookUps: readonly string[];
  /** Whether identity answers them, and tells the keys of access tokens. */
  tellKeys(told: boolean): void;
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Where they are not as identity would say them. */
export interface TokenClaims {
  readonly sub?: string;
  readonly sid?: string;
  readonly iss?: string;
  readonly aud?: string;
  /** Of the header. */
  readonly typ?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
}

export interface RequestOptions {
  readonly token?: string;
  readonly variables?: object;
  readonly operationName?: string;
  readonly extensions?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    // biome-ignore lint/suspicious/noExplicitAny: tests read any shape of data
    readonly data?: any;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

export async function startTestGateway(
  overrides: Partial<Pick<EmbeddedGatewayOptions, 'cacheFolder' | 'health' | 'pageFolder'>> & {
    readonly settings?: Partial<EmbeddedGatewayOptions['settings']>;
    /** In the place of the fake shop's. */
    readonly subgraphs?: (verify: AssertionVerifier) => readonly RunningSubgraph[];
  } = {},
): Promise<TestGateway> {
  const assertionKeys = generateKeyPairSync('ed25519');
  const tokenKeys = generateKeyPairSync('ed25519');
  const jwk = { ...(await exportJWK(tokenKeys.publicKey)), kid: 'k1', alg: 'EdDSA' };
  const verifyAssertion = createAssertionVerifier(assertionKeys.publicKey);
  const shop = createFakeShop(verifyAssertion);
  const ended = new Set<string>();
  const apiKeys = new Map<string, FoundApiKey>();
  const revoked = new Set<string>();
  const lookUps: string[] = [];
  let keysAreTold = true;
  const listeners = new Set<() => void>();
  const logged: string[] = [];
  const { settings, subgraphs, ...rest } = overrides;

  const gateway = await createEmbeddedGateway({
    subgraphs: subgraphs?.(verifyAssertion) ?? shop.subgraphs,
    settings: {
      port: 0,
      host: '127.0.0.1',
      rateLimit: 1_000_000,
      introspection: true,
      trustedProxies: [],
      ...settings,
    },
    assertionKey: assertionKeys.privateKey,
    jwks: async () => {
      if (!keysAreTold) throw new Error('connection refused');
      return { keys: [jwk] };
    },
    findApiKey: async (hash) => {
      lookUps.push(hash);
      if (!keysAreTold) throw new Error('connection refused');
      return apiKeys.get(hash) ?? null;
    },
    sessions: {
      check: ({ sid }) => (ended.has(sid) ? 'ended' : 'live'),
      isRevoked: (id) => revoked.has(id),
      onEnded(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    health: { notReady: () => undefined, status: async () => [] },
    logger: pino({ level: 'warn' }, { write: (line) => logged.push(line) }),
    ...rest,
  });
  const url = await gateway.listen();

  return {
    url,
    shop,
    logged,
    token: (scopes, claims = {}) =>
      new SignJWT({ sid: 's1', av: 1, ...claims, scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'EdDSA', typ: claims.typ ?? accessTokens.type, kid: 'k1' })
        .setIssuer(claims.iss ?? accessTokens.issuer)
        .setAudience(claims.aud ?? accessTokens.audience)
        .setSubject(claims.sub ?? 'u1')
        .setExpirationTime(claims.exp ?? Math.floor(Date.now() / 1000) + 900)
        .sign(tokenKeys.privateKey),
    async query(query, options = {}) {
      const { token, headers, ...body } = options;
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, ...body }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      };
    },
    endSession(sid) {
      ended.add(sid);
      for (const listener of listeners) listener();
    },
    lookUps,
    tellKeys: (told) => {
      keysAreTold = told;
    },
    apiKey(scopes, expiresAt) {
      const { key, hash } = newApiKey();
      const id = `key-${apiKeys.size + 1}`;
      apiKeys.set(hash, {
        id,
        scopes: [...scopes],
        expiresAt: expiresAt?.toISOString() ?? null,
      });
      return { id, key };
    },
    revokeApiKey(id) {
      revoked.add(id);
      for (const listener of listeners) listener();
    },
    close: () => gateway.close(),
  };
}
