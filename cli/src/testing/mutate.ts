import { randomUUID } from 'node:crypto';
import type { Data, GraphClient } from './graph-client.ts';

/**
 * The payload of a mutation, with its userErrors and its token. `selection` are
 * the payload's other fields. Has a new idempotency key where the input brings none.
 *
 *     const { order, userErrors } = await mutate(cashier, 'placeOrder', { lines, payments }, 'order { id status }');
 */
export async function mutate(
  client: GraphClient,
  mutation: string,
  input: object,
  selection = '',
): Promise<Data> {
  const data = await client.query(mutationOf(mutation, selection), {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  return data[mutation];
}

export const mutationOf = (mutation: string, selection = ''): string => `
  mutation ($input: ${inputOf(mutation)}!) {
    ${mutation}(input: $input) {
      ${selection} consistencyToken
      userErrors { __typename code message path ... on Conflict { currentVersion } ... on AlreadyExists { existingId } }
    }
  }`;

const inputOf = (mutation: string): string =>
  otherwiseNamed[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

const otherwiseNamed: Readonly<Record<string, string>> = {
  recordIncome: 'RecordTransactionInput',
  recordExpense: 'RecordTransactionInput',
  depositToAccount: 'DepositInput',
};

/** The same for one that must be accepted: throws when it is refused. */
export async function accepted(
  client: GraphClient,
  mutation: string,
  input: object,
  selection = '',
): Promise<Data> {
  const payload = await mutate(client, mutation, input, selection);
  if (payload.userErrors.length === 0) return payload;
  throw new Error(`${mutation} was refused: ${JSON.stringify(payload.userErrors)}`);
}
