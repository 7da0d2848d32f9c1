export { fetchKeys } from './fetch-keys.ts';
export { createKeySet, type KeySet } from './key-set.ts';
export { type Refusal, refusalReasons } from './refusals.ts';
export { createSessionStatus, type RunningSessionStatus, type SessionStatus } from './session-status.ts';
export { type SessionWatch, watchSession } from './session-watch.ts';
export {
  type AccessClaims,
  type AccessTokenVerifier,
  createAccessTokenVerifier,
  type VerifiedToken,
} from './verifier.ts';
