export { isHashOfApiKey, newApiKey } from './api-key.ts';
export { type CredentialVerifierOptions, createCredentialVerifier } from './credential-verifier.ts';
export {
  type ApiKeyAnswer,
  apiKeyPath,
  type FindApiKey,
  type FoundApiKey,
  fetchApiKey,
} from './find-api-key.ts';
