import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { exportJWK, type JWK, SignJWT } from 'jose';
import pino from 'pino';
import { until } from '../testing/until.ts';
import { createKeySet } from './key-set.ts';
import { createAccessTokenVerifier } from './verifier.ts';

interface SigningKey {
  readonly jwk: JWK;
  readonly privateKey: KeyObject;
}

async function signingKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' }, privateKey };
}

async function begin() {
  const key = await signingKey('k1');
  const issuer = { now: Date.now(), keys: [key.jwk], down: false, reads: 0 };
  const logged: string[] = [];
  const keySet = createKeySet({
    read: async () => {
      issuer.reads += 1;
      if (issuer.down) throw new Error('connection refused');
      return { keys: [...issuer.keys] };
    },
    steadyNow: () => issuer.now,
    logger: pino({ level: 'warn' }, { write: (line) => logged.push(line) }),
  });
  const verifier = createAccessTokenVerifier({
    keySet,
    sessions: { check: () => 'live', isRevoked: () => false, onEnded: () => () => undefined },
    now: () => issuer.now,
  });
  const tokenOf = ({ jwk, privateKey }: SigningKey) =>
    new SignJWT({ sid: 's1', av: 1, scope: '' })
      .setProtectedHeader({ alg: 'EdDSA', typ: accessTokens.type, kid: jwk.kid ?? '' })
      .setIssuer(accessTokens.issuer)
      .setAudience(accessTokens.audience)
      .setSubject('u1')
      .setExpirationTime(Math.floor(issuer.now / 1000) + 900)
      .sign(privateKey);
  const refusal = async (token: string) => {
    const verified = await verifier.verify(token);
    return verified.ok ? undefined : verified.reason;
  };
  const counts = async (token: string) => (await refusal(token)) === undefined;
  return { issuer, logged, key, tokenOf, refusal, counts };
}

test('tokens of known keys count while the keys cannot be read', async () => {
  const { issuer, logged, key, tokenOf, counts } = await begin();
  const token = await tokenOf(key);
  expect(await counts(token)).toBe(true);
  issuer.down = true;
  issuer.now += 61_000;
  expect(await counts(await tokenOf(key))).toBe(true);
  expect(await counts(token)).toBe(true);
  expect(logged.join()).toContain('connection refused');
  const next = await signingKey('k2');
  issuer.keys = [next.jwk, key.jwk];
  expect(await counts(await tokenOf(next))).toBe(false);
  issuer.down = false;
  issuer.now += 2_000;
  expect(await counts(await tokenOf(next))).toBe(true);
});

test('no token is called invalid while no key is known', async () => {
  const { issuer, logged, key, tokenOf, refusal } = await begin();
  const token = await tokenOf(key);
  issuer.down = true;
  expect(await refusal(token)).toBe('unavailable');
  expect(logged.join()).toContain('connection refused');
  // They are not asked for by each request.
  expect(await refusal(token)).toBe('unavailable');
  expect(issuer.reads).toBe(1);
  issuer.down = false;
  issuer.now += 1_001;
  expect(await refusal(token)).toBeUndefined();
});

test('a key that left the set ends its tokens, those too that were verified before', async () => {
  const { issuer, key, tokenOf, counts } = await begin();
  const token = await tokenOf(key);
  expect(await counts(token)).toBe(true);
  issuer.keys = [(await signingKey('k2')).jwk];
  issuer.now += 61_000;
  await counts(token);
  await until(() => issuer.reads === 2);
  expect(await counts(token)).toBe(false);
});
