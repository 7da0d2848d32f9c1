import { createPasswordHasher, hashOfNothing } from './password-hasher.ts';

const hasher = createPasswordHasher();
const parametersOf = (passwordHash: string) => passwordHash.split('$').slice(0, 4).join('$');

describe('a password', () => {
  test('is known by its hash, whichever way its accents were typed', async () => {
    const passwordHash = await hasher.hash('caf\u00e9 au lait');
    expect(await hasher.verify(passwordHash, 'cafe\u0301 au lait')).toBe(true);
    expect(await hasher.verify(passwordHash, 'cafe au lait')).toBe(false);
  });

  test('is hashed with argon2id, 19 MiB and two passes, and so is what an unknown user is compared with', async () => {
    expect(parametersOf(await hasher.hash('correct horse'))).toBe('$argon2id$v=19$m=19456,t=2,p=1');
    expect(parametersOf(hashOfNothing)).toBe('$argon2id$v=19$m=19456,t=2,p=1');
  });

  test('is never right where there is no hash', async () => {
    expect(await hasher.verify(null, 'correct horse')).toBe(false);
  });

  test('is hashed for all who wait, also after one that failed', async () => {
    const one = createPasswordHasher(1);
    const results = await Promise.allSettled([
      one.verify('not a hash', 'x'),
      one.hash('first'),
      one.hash('second'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });
});
