import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Data, GraphClient } from '@tillgraph/cli/testing/graph-client';
import { mutationOf } from '@tillgraph/cli/testing/mutate';
import type { Answered, Change, Reading } from './history.ts';

/** What went wrong while the shop was asked, by its code. */
export type Troubles = Map<string, number>;

export const told = (troubles: Troubles): string =>
  [...troubles].map(([code, times]) => `${code} ${times}`).join(', ') || 'nothing';

/**
 * Sends a change under its key until it is answered, whatever becomes of the shop meanwhile. Undefined when the signal
 * was aborted before.
 */
export async function askFor(
  { key, mutation, input }: Pick<Change, 'key' | 'mutation' | 'input'>,
  { client, troubles, signal }: Asking,
): Promise<Answered | undefined> {
  const entity = entities[mutation] ?? '';
  for (let attempts = 1; !signal.aborted; attempts++) {
    const variables = { input: { idempotencyKey: key, ...input } };
    // Each is decided on its own context's log: what others have done need not be seen before.
    const answer = await inTime(
      client.request(mutationOf(mutation, entity), variables, { 'consistency-token': '' }),
    );
    const payload: Data = answer?.data?.[mutation];
    const isWhole = payload && (payload.userErrors.length > 0 || !entity || isThere(payload));
    if (isWhole) return { end: performance.now(), attempts, payload };
    note(troubles, answer);
    await pause(pauseBetween, undefined, { signal }).catch(() => undefined); // cut short by the end
  }
  return undefined;
}

/** Undefined: it could not be read, which is noted. */
export async function read(
  kind: Reading['kind'],
  id: string,
  { client, troubles }: Asking,
): Promise<Reading | undefined> {
  const begin = performance.now();
  const answer = await inTime(client.request(readings[kind], { id }));
  const seen: Data = answer?.data?.[kind];
  if (!answer || answer.errors || !seen) {
    note(troubles, answer);
    await pause(pauseBetween);
    return undefined;
  }
  return { kind, id, begin, end: performance.now(), seen };
}

export interface Asking {
  readonly client: GraphClient;
  readonly troubles: Troubles;
  readonly signal: AbortSignal;
}

/** As a person's program would: what is not answered in this time is asked again. */
const inTime = (request: Promise<Answer>): Promise<Answer | undefined> =>
  Promise.race([
    request.catch((): undefined => undefined), // the shop is away, which is what happens here
    pause(answerTime, undefined, { ref: false }),
  ]);

/** ms; the gateway gives a mutation 15 s. */
const answerTime = 20_000;
const pauseBetween = 200;

const isThere = (payload: Data): boolean => Boolean(payload.order ?? payload.refund);

function note(troubles: Troubles, answer: Answer | undefined): void {
  const codes = answer?.errors?.map(({ extensions }) => String(extensions?.code)) ?? ['NO_ANSWER'];
  for (const code of new Set(codes)) troubles.set(code, (troubles.get(code) ?? 0) + 1);
}

const orderFields = `id version status fulfilmentMethod refundedTotal { amount } lines { id quantity refundedQuantity }
  cancellation { reason }`;

const entities: Readonly<Record<string, string>> = {
  placeOrder: `order { ${orderFields} }`,
  shipOrder: `order { ${orderFields} }`,
  cancelOrder: `order { ${orderFields} }`,
  refundOrder: `order { ${orderFields} }`,
};

const readings: Readonly<Record<Reading['kind'], string>> = {
  account: 'query ($id: ID!) { account(id: $id) { version balance { amount } } }',
  product: 'query ($id: ID!) { product(id: $id) { stock { version onHand reserved available } } }',
  order: `query ($id: ID!) { order(id: $id) { ${orderFields} } }`,
};
