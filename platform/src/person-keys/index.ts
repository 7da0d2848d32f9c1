export { backupKeyUnder } from './encryption.ts';
export {
  loadMasterKey,
  loadOrCreateMasterKey,
  type MasterKey,
  MasterKeyInvalidError,
  MasterKeyMismatchError,
  masterKeyFingerprint,
} from './master-key.ts';
export type * from './port.ts';
export {
  openPersonKeys,
  type PersonKeysOptions,
  PersonKeysUnavailableError,
} from './postgres-person-keys.ts';
export { createSecretBox, type SecretBox } from './secret-box.ts';
