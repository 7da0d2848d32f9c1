import type { Recorded } from '@tillgraph/shared-domain/event';
import { accountEvent, orderEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** Orders, and the shifts of each drawer, are numbered from 1 in the order in which they were recorded. */
export const numbersHaveNoGap: CreateInvariant = (tell) => {
  const last = new Map<string, number>();

  function count(event: Recorded, counted: string, number: number): void {
    const before = last.get(counted) ?? 0;
    if (number !== before + 1) tell(event, `number ${number} was given after ${before}`);
    last.set(counted, number);
  }

  return {
    see(event) {
      const order = orderEvent(event);
      if (order?.type === 'OrderPlaced') count(event, 'orders', order.data.number);
      const account = accountEvent(event);
      if (account?.type === 'TillOpened') count(event, account.data.accountId, account.data.number);
    },
    end: () => undefined,
  };
};
