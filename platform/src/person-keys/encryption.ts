import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { PersonKey } from './port.ts';

/** AES-256-GCM (NIST SP 800-38D): 12 random bytes of nonce, 16 of tag, ciphertext. `place` is authenticated with it. */
export function encrypt(key: Buffer, plaintext: Buffer, place: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** Throws when the key, the place or a single bit is another. */
export function decrypt(key: Buffer, encrypted: Buffer, place: string): Buffer {
  const nonce = encrypted.subarray(0, nonceBytes);
  const tag = encrypted.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

export const personKey = (key: Buffer): PersonKey => ({
  encrypt: (text, place) => encrypt(key, Buffer.from(text), place),
  decrypt: (encrypted, place) => decrypt(key, encrypted, place).toString(),
});

/** HMAC-SHA-256 under a key of its own, derived from the master key by HKDF (RFC 5869). */
export function keyedHashUnder(masterKey: Buffer): (value: string) => string {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'tillgraph keyed hash', 32));
  return (value) => createHmac('sha256', key).update(value).digest('base64url');
}

/** Under which persons' keys are wrapped. */
export const wrappingKeyUnder = (masterKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'tillgraph person keys', 32));

/** Under which backups are encrypted. */
export const backupKeyUnder = (masterKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'tillgraph backup', 32));

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
