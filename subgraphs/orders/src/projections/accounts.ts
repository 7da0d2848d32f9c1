import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { KnownAccount } from '../domain/settle-refund.ts';

export const accounts: CollectionDefinition<KnownAccount> = { name: 'accounts', indexes: [] };

/** This context's own copy of the accounts: what never changes of them decides whether a refund may go there. */
export const accountProjection = defineProjection<Extract<AccountEvent, { readonly type: 'AccountOpened' }>>({
  name: 'accounts-copy',
  version: 1,
  collections: [accounts],
  handles: { accounts: ['AccountOpened'] },
  apply: ({ data: { accountId, kind, currencyCode } }) => [
    change(accounts, accountId, () => ({ kind, currencyCode })),
  ],
});
