export { type AssertionSigner, createAssertionSigner } from './signer.ts';
export { type AssertionVerifier, createAssertionVerifier, looksLikeAssertion } from './verifier.ts';
