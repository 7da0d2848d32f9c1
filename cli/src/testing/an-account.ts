import type { GraphClient } from './graph-client.ts';

export interface AnAccount {
  readonly accountId: string;
  /** Decimal text, in US dollars. */
  payIn(amount: string): Promise<void>;
}

/** A new customer of that name with an account that holds so much (decimal text, in US dollars). */
export async function anAccountOf(
  owner: GraphClient,
  name: string,
  code: string,
  balance: string,
): Promise<AnAccount> {
  const { registerCustomer } = await owner.query(
    `mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id } } }`,
    { input: { idempotencyKey: `customer ${code}`, name } },
  );
  const { openAccount } = await owner.query(
    `mutation ($input: OpenAccountInput!) { openAccount(input: $input) { account { id } } }`,
    {
      input: {
        ...{ idempotencyKey: `account ${code}`, code, name, kind: 'CUSTOMER', currencyCode: 'USD' },
        customerId: registerCustomer.customer.id,
      },
    },
  );
  const accountId: string = openAccount.account.id;
  let payments = 0;
  const payIn = async (amount: string) => {
    await owner.query(
      `mutation ($input: RecordTransactionInput!) { recordIncome(input: $input) { transaction { id } } }`,
      {
        input: {
          idempotencyKey: `payment ${++payments} ${code}`,
          accountId,
          amount: { amount, currencyCode: 'USD' },
          description: 'Paid in',
        },
      },
    );
  };
  await payIn(balance);
  return { accountId, payIn };
}
