import { randomBytes } from 'node:crypto';
import { createSecretBox } from './secret-box.ts';

test('a secret opens under the master key that closed it, and under no other', () => {
  const box = createSecretBox(randomBytes(32));
  const closed = box.encryptSecret('signing key');
  expect(closed).not.toContain('signing');
  expect(box.decryptSecret(closed)).toBe('signing key');
  expect(() => createSecretBox(randomBytes(32)).decryptSecret(closed)).toThrow();
});
