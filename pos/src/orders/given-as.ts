import type { RefundMadeFragment } from '../graph/generated/graphql.ts';
import type { Messages } from '../messages/en.ts';

/** How money is given back, and of cash from which drawer: it is its shift's. */
export function givenAs(
  { method, account }: Pick<RefundMadeFragment['payments'][number], 'method' | 'account'>,
  { methods, refund: words }: Pick<Messages['orders'], 'methods' | 'refund'>,
): string {
  if (!account || method === 'CARD') return methods[method];
  return method === 'CASH' ? words.cashFrom(account.name) : words.account(account.name);
}
