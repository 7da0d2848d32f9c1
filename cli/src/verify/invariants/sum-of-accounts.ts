import { signed, transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** What all accounts hold together is all recorded income less all recorded expense, to which transfers add nothing. */
export const sumOfAccounts: CreateInvariant = (tell) => {
  const balances = new Map<string, { readonly currency: string; readonly minor: number }>();
  /** By currency, of all but transfers, in minor units: large shops leave the safe integers. */
  const recorded = new Map<string, bigint>();
  return {
    see(event) {
      const booked = transaction(event);
      if (!booked) return;
      const { balanceAfter, origin, reversalOf } = booked.data;
      balances.set(event.stream, balanceAfter);
      if ((reversalOf?.origin ?? origin) === 'TRANSFER') return;
      const { currency } = balanceAfter;
      recorded.set(currency, (recorded.get(currency) ?? 0n) + BigInt(signed(booked)));
    },
    end() {
      const sums = new Map<string, bigint>();
      for (const { currency, minor } of balances.values()) {
        sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
      }
      for (const [currency, sum] of sums) {
        const expected = recorded.get(currency) ?? 0n;
        if (sum === expected) continue;
        tell(
          { context: 'accounts', stream: `all accounts in ${currency}` },
          `they hold ${sum}, where recorded income less expense is ${expected}`,
        );
      }
    },
  };
};
