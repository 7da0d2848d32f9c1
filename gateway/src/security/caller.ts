import type { AssertionSigner } from '@tillgraph/platform/assertions';
import type { Principal } from '@tillgraph/platform/subgraph';

/** Who asks, with what the gateway tells subgraphs of it. One object for each credential, for as long as it is known. */
export interface Caller {
  readonly principal: Principal;
  /** Equal for callers with the same rights. */
  readonly rights: string;
  /** Whom a rate is counted for; undefined: the address. */
  readonly subject: string | undefined;
  /** The `authorization` header for subgraphs. */
  authorization(): Promise<string | undefined>;
}

export function createCaller(principal: Principal, signer: AssertionSigner): Caller {
  return {
    principal,
    rights: rightsOf(principal),
    subject: 'id' in principal ? `${principal.kind}:${principal.id}` : undefined,
    authorization: () => signer.sign(principal),
  };
}

/** Who stands for all callers with the same rights. */
export function sharedCaller({ principal }: Caller, signer: AssertionSigner): Caller {
  return principal.kind === 'anonymous'
    ? createCaller(principal, signer)
    : createCaller({ kind: 'scopes', scopes: principal.scopes }, signer);
}

const rightsOf = (principal: Principal): string =>
  principal.kind === 'anonymous' ? 'anonymous' : `scopes ${[...principal.scopes].sort().join(' ')}`;
