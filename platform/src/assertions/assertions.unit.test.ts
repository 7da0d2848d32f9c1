import { generateKeyPairSync } from 'node:crypto';
import type { Principal } from '../subgraph/port.ts';
import { createAssertionSigner, createAssertionVerifier } from './index.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const user: Principal = {
  kind: 'user',
  id: 'u1',
  sessionId: 's1',
  scopes: new Set(['orders:read', 'orders:write']),
};

const tokenOf = (header: string) => header.replace('Bearer ', '');

describe('assertions', () => {
  const principals: readonly Principal[] = [
    user,
    { kind: 'apiKey', id: 'k1', scopes: new Set(['reports:read']) },
    { kind: 'scopes', scopes: new Set() },
    { kind: 'anonymous' },
  ];

  test.each(principals)('a verifier reads the principal that was signed: $kind', async (principal) => {
    const header = await createAssertionSigner(privateKey).sign(principal);
    expect(await createAssertionVerifier(publicKey)(tokenOf(header))).toEqual(principal);
  });

  test('is signed once for a principal until half of its life is over', async () => {
    let now = Date.now();
    const signer = createAssertionSigner(privateKey, () => now);
    const first = await signer.sign(user);
    now += 29_000;
    expect(await signer.sign(user)).toBe(first);
    now += 2_000;
    expect(await signer.sign(user)).not.toBe(first);
  });

  test('is signed again where the clock was set back behind its signing', async () => {
    let now = Date.now();
    const signer = createAssertionSigner(privateKey, () => now);
    const first = await signer.sign(user);
    now -= 3_600_000;
    expect(await signer.sign(user)).not.toBe(first);
  });

  test('counts for a minute, also where it was verified before', async () => {
    let now = Date.now();
    const verify = createAssertionVerifier(publicKey, () => now);
    const token = tokenOf(await createAssertionSigner(privateKey, () => now).sign(user));
    expect(await verify(token)).toEqual(user);
    now += 61_000;
    expect(await verify(token)).toBeNull();
    expect(await createAssertionVerifier(publicKey, () => now)(token)).toBeNull();
  });

  test('of another key, changed or malformed, is no assertion', async () => {
    const verify = createAssertionVerifier(publicKey);
    const foreign = createAssertionSigner(generateKeyPairSync('ed25519').privateKey);
    const [header, payload, signature] = tokenOf(await createAssertionSigner(privateKey).sign(user)).split(
      '.',
    );
    const forged = Buffer.from(JSON.stringify({ kind: 'scopes', scope: 'users:admin' })).toString(
      'base64url',
    );
    expect(await verify(tokenOf(await foreign.sign(user)))).toBeNull();
    expect(await verify(`${header}.${forged}.${signature}`)).toBeNull();
    expect(await verify(`${header}.${payload}`)).toBeNull();
    expect(await verify('')).toBeNull();
  });
});
