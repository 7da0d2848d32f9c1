import { hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './encryption.ts';
import type { MasterKey } from './master-key.ts';

/** Encrypts the program's own secrets, such as signing keys, under a key derived from the master key. */
export interface SecretBox {
  /** In base64url. */
  encryptSecret(plaintext: string): string;
  /** Throws when it was encrypted under another master key. */
  decryptSecret(ciphertext: string): string;
}

export function createSecretBox(masterKey: MasterKey): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'tillgraph secrets', 32));
  return {
    encryptSecret: (plaintext) => encrypt(key, Buffer.from(plaintext), place).toString('base64url'),
    decryptSecret: (ciphertext) => decrypt(key, Buffer.from(ciphertext, 'base64url'), place).toString(),
  };
}

const place = 'secret';
