import { useQuery } from 'urql';
import { useMay } from '../app/scopes.ts';
import {
  type PaymentInput,
  RefundAccountsDocument,
  type WholeOrderFragment,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { useDrawer } from '../shift/use-drawer.ts';

/** Where the money of a refund can go instead of to where it came from. */
export interface RefundTender {
  readonly id: string;
  readonly name: string;
  /** It takes all of it. */
  readonly payment: PaymentInput;
}

export interface RefundTenders {
  readonly tenders: readonly RefundTender[];
  /** Cash that was taken at another drawer is given back from this one, where somebody is to hand it out. */
  readonly usual: RefundTender | undefined;
}

/** Cash of this till's drawer, the card, and the accounts of the order's customer. */
export function useRefundTenders({ customer, payments }: WholeOrderFragment): RefundTenders {
  const { refund: words } = useMessages().orders;
  const may = useMay();
  const { drawer } = useDrawer();
  const [{ data }] = useQuery({
    query: RefundAccountsDocument,
    variables: { customerId: customer?.id ?? '' },
    pause: !customer || !may('accounts:read') || !may('customers:read'),
  });
  const accounts = (data?.customer?.accounts?.edges ?? []).map(({ node }) => node);
  const cash: RefundTender = {
    id: 'CASH',
    name: drawer ? words.cashFrom(drawer.name) : words.cash,
    payment: { method: 'CASH', ...(drawer && { accountId: drawer.id }) },
  };
  const fromElsewhere =
    drawer !== undefined &&
    payments.length > 0 &&
    payments.every(
      ({ method, account }) => method === 'CASH' && account !== null && account.id !== drawer.id,
    );
  const tenders: readonly RefundTender[] = [
    cash,
    { id: 'CARD', name: words.card, payment: { method: 'CARD' } },
    ...accounts
      .filter(({ active }) => active)
      .map(({ id, name }) => ({
        id,
        name: words.account(name),
        payment: { method: 'ACCOUNT', accountId: id } as const,
      })),
  ];
  return { tenders, usual: fromElsewhere ? cash : undefined };
}
