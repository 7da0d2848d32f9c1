import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { accountCommands } from './commands/accounts.ts';
import { accountProjection } from './projections/accounts.ts';
import { knownCustomerProjection } from './projections/known-customers.ts';
import { createPayments } from './reactors/payments.ts';
import { createResolvers } from './resolvers.ts';

export interface AccountsSettings {
  /** ISO 4217: the shop's, in which the till and the card account are kept. */
  readonly currency: string;
}

/** Where the shop's money and its customers' is: balances that are the sums of their transactions. */
export function createAccounts({ currency }: AccountsSettings): ContextDefinition {
  return {
    name: 'accounts',
    typeDefs: readSchema(import.meta.url),
    projections: [accountProjection, knownCustomerProjection],
    create: (runtime) => ({
      resolvers: createResolvers(runtime),
      reactors: [createPayments(runtime)],
      prepare: () => accountCommands(runtime).openHouseAccounts(currency),
    }),
  };
}
