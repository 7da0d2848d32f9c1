import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The gateway signs with the private key what subgraphs verify with the public one. */
export interface AssertionKeys {
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly privateKeyFile: string;
  readonly publicKeyFile: string;
}

/** New ones, for all processes that are started now: what they sign lives for minutes. */
export async function makeAssertionKeys(folder: string): Promise<AssertionKeys> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const privateKeyFile = join(folder, 'assertion-key.pem');
  const publicKeyFile = join(folder, 'assertion-key.pub.pem');
  await writeFile(privateKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(publicKeyFile, publicKey.export({ type: 'spki', format: 'pem' }));
  return { privateKey, privateKeyFile, publicKeyFile };
}
