import type { KeyObject } from 'node:crypto';
import type { SubgraphTransport, SubgraphTransports } from '@tillgraph/gateway/transports/port';
import { createAssertionSigner } from '@tillgraph/platform/assertions';
import type { Principal } from '@tillgraph/platform/subgraph';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { ExecutionResult } from 'graphql';
import { createSeenTokens } from './seen-tokens.ts';

/** Gives the program's own operations to the contexts, as the gateway would give them for this principal. */
export type ShopClient = (principal: Principal) => Execute;

/** Runs one operation of a context and answers its data; throws when it has errors. */
export type Execute = (
  context: ContextName,
  operation: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

/** Each operation sees what those before it were answered: it is asked again while its context has not heard of that. */
export function createShopClient(transports: SubgraphTransports, assertionKey: KeyObject): ShopClient {
  const signer = createAssertionSigner(assertionKey);
  const seen = createSeenTokens();

  return (principal) => async (context, query, variables) => {
    const transport = transports.get(context);
    if (!transport) throw new Error(`${context} is not within reach of this program.`);
    const { data, errors, extensions } = await upToDate(async () => {
      const headers = { authorization: await signer.sign(principal), 'consistency-token': seen.token() };
      return transport.execute({ query, headers, ...(variables && { variables }) });
    });
    if (errors || !data) throw new AggregateError(errors ?? [], `${context} failed: ${errors?.[0]?.message}`);
    seen.saw(extensions);
    return data;
  };
}

export const anonymous: Principal = { kind: 'anonymous' };

/** ms; consumers that have just been started take some seconds to get on. */
const patience = 60_000;

async function upToDate(execute: () => ReturnType<SubgraphTransport['execute']>): Promise<ExecutionResult> {
  const deadline = performance.now() + patience;
  for (;;) {
    const result = await execute();
    const isStale = result.errors?.some(({ extensions }) => extensions?.code === 'STALE_READ');
    if (!isStale || performance.now() > deadline) return result;
  }
}
