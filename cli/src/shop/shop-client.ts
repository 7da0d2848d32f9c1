import type { KeyObject } from 'node:crypto';
import type { SubgraphTransports } from '@tillgraph/gateway/transports/port';
import { createAssertionSigner } from '@tillgraph/platform/assertions';
import type { Principal } from '@tillgraph/platform/subgraph';
import type { ContextName } from '@tillgraph/shared-domain/context';

/** Gives the program's own operations to the contexts, as the gateway would give them for this principal. */
export type ShopClient = (principal: Principal) => Execute;

/** Runs one operation of a context and answers its data; throws when it has errors. */
export type Execute = (
  context: ContextName,
  operation: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

export function createShopClient(transports: SubgraphTransports, assertionKey: KeyObject): ShopClient {
  const signer = createAssertionSigner(assertionKey);
  return (principal) => async (context, query, variables) => {
    const transport = transports.get(context);
    if (!transport) throw new Error(`${context} is not within reach of this program.`);
    const headers = { authorization: await signer.sign(principal) };
    const { data, errors } = await transport.execute({ query, headers, ...(variables && { variables }) });
    if (errors || !data) throw new AggregateError(errors ?? [], `${context} failed: ${errors?.[0]?.message}`);
    return data;
  };
}

export const anonymous: Principal = { kind: 'anonymous' };
