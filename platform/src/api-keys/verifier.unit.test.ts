import { createHash } from 'node:crypto';
import pino from 'pino';
import { until } from '../testing/until.ts';
import type { FoundApiKey } from './find-api-key.ts';
import { newApiKey } from './index.ts';
import { createApiKeyVerifier } from './verifier.ts';

const minute = 60_000;

function begin() {
  const identity = {
    now: Date.now(),
    steady: 0,
    down: false,
    asked: [] as string[],
    revoked: new Set<string>(),
  };
  const keys = new Map<string, FoundApiKey>();
  const verifier = createApiKeyVerifier({
    find: async (hash) => {
      identity.asked.push(hash);
      if (identity.down) throw new Error('connection refused');
      return keys.get(hash) ?? null;
    },
    sessions: { isRevoked: (id) => identity.revoked.has(id) },
    now: () => identity.now,
    steadyNow: () => identity.steady,
    logger: pino({ level: 'silent' }),
  });
  const make = (found: Partial<FoundApiKey> = {}) => {
    const { key, hash } = newApiKey();
    keys.set(hash, { id: 'k1', scopes: ['orders:read'], expiresAt: null, ...found });
    return key;
  };
  const outcome = async (credential: string, mayAsk?: () => boolean) => {
    const verified = await verifier.verify(credential, mayAsk);
    return verified.ok ? 'counts' : verified.reason;
  };
  return { identity, keys, verifier, make, outcome };
}

test('a key is told by its hash alone, and asked for once by however many', async () => {
  const { identity, make, verifier } = begin();
  const key = make();
  const [one, other] = await Promise.all([verifier.verify(key), verifier.verify(key)]);
  expect(one).toMatchObject({ principal: { kind: 'apiKey', id: 'k1', scopes: new Set(['orders:read']) } });
  expect(one).toBe(other);
  expect(await verifier.verify(key)).toBe(one);
  expect(identity.asked).toEqual([createHash('sha256').update(key).digest('hex')]);
});

test('what is no key is refused without asking', async () => {
  const { identity, make, outcome } = begin();
  const key = make();
  for (const wrong of [key.slice(1), `${key}0`, key.toUpperCase(), 'tgk_', `tgk_${'0'.repeat(63)}g`]) {
    expect(await outcome(wrong)).toBe('invalidKey');
  }
  expect(identity.asked).toEqual([]);
});

test('an unknown key is asked for once in 10 s, and not at all for who has asked too often', async () => {
  const { identity, outcome } = begin();
  const { key: guess } = newApiKey();
  expect(await outcome(guess, () => false)).toBe('unavailable');
  expect(identity.asked).toHaveLength(0);
  expect([await outcome(guess), await outcome(guess)]).toEqual(['invalidKey', 'invalidKey']);
  expect(identity.asked).toHaveLength(1);
  identity.steady += 10_001;
  await outcome(guess);
  expect(identity.asked).toHaveLength(2);
});

test('a known key is served also for who has asked too often', async () => {
  const { make, outcome } = begin();
  const key = make();
  await outcome(key);
  expect(await outcome(key, () => false)).toBe('counts');
});

test('a key that is revoked or expires no longer counts, nor what was opened with it', async () => {
  const { identity, make, verifier, outcome } = begin();
  const key = make();
  const expiring = make({ id: 'k2', expiresAt: new Date(identity.now + minute).toISOString() });
  const opened = [await verifier.verify(key), await verifier.verify(expiring)];
  const refusals = () => opened.map((verified) => (verified.ok ? verified.grant.refusal() : verified.reason));
  expect(refusals()).toEqual([undefined, undefined]);
  identity.revoked.add('k1');
  identity.now += minute;
  expect(refusals()).toEqual(['invalidKey', 'invalidKey']);
  expect([await outcome(key), await outcome(expiring)]).toEqual(['invalidKey', 'invalidKey']);
});

test('identity is asked again each minute, so that a revocation that nobody told counts, too, also when the clock was set back', async () => {
  const { identity, keys, make, outcome } = begin();
  const key = make();
  await outcome(key);
  identity.now -= 60 * minute;
  identity.steady += minute + 1;
  keys.clear();
  await outcome(key);
  expect(identity.asked).toHaveLength(2);
  await until(async () => (await outcome(key)) === 'invalidKey');
});

test('while identity is silent known keys count for a quarter of an hour, and unknown ones are told so', async () => {
  const { identity, make, verifier, outcome } = begin();
  const [known, unknown] = [make(), make({ id: 'k2' })];
  const opened = await verifier.verify(known);
  identity.down = true;
  expect(await outcome(unknown)).toBe('unavailable');
  identity.steady += 15 * minute;
  expect(await outcome(known)).toBe('counts');
  identity.steady += 1;
  expect(opened.ok && opened.grant.refusal()).toBe('unavailable');
  expect(await outcome(known)).toBe('unavailable');
  identity.down = false;
  expect(await outcome(known)).toBe('counts');
});
