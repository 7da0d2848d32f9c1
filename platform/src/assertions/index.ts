export { type AssertionSigner, createAssertionSigner } from './signer.ts';
export { type AssertionVerifier, createAssertionVerifier } from './verifier.ts';
