export { fetchKeys } from './fetch-keys.ts';
export type { CredentialVerifier, Grant, Verified } from './grant.ts';
export { createKeySet, type KeySet, KeysUnavailableError } from './key-set.ts';
export { codeOfRefusal, type Refusal, refusalReasons } from './refusals.ts';
export { createSessionStatus, type RunningSessionStatus, type SessionStatus } from './session-status.ts';
export { type SessionWatch, watchSession } from './session-watch.ts';
export { createAccessTokenVerifier } from './verifier.ts';
