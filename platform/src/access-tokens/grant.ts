import type { Principal } from '../subgraph/port.ts';
import type { Refusal } from './refusals.ts';

/** What a credential gives, for as long as it holds. */
export interface Grant {
  /** ms since 1970, by our clock; infinite for what never expires. */
  readonly expiresAt: number;
  /** Why it no longer holds, or undefined. */
  refusal(): Refusal | undefined;
}

/** `principal`: one object for each credential, for as long as it is known. */
export type Verified =
  | { readonly ok: true; readonly principal: Principal; readonly grant: Grant }
  | { readonly ok: false; readonly reason: Refusal };

/** Says of a credential, which is what a client sends after `Bearer`, whose it is. */
export interface CredentialVerifier {
  /** `mayAsk`: whether its sender may have others asked about what nobody here knows. */
  verify(credential: string, mayAsk?: () => boolean): Promise<Verified>;
  /** Called when what was verified may no longer hold; returns the unsubscribe. */
  onEnded(listener: () => void): () => void;
}
