import { signed, transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** What an account has after each booking is what it had before, and the amount; so is all its income. */
export const balancesAreSums: CreateInvariant = (tell) => {
  const accounts = new Map<string, { readonly balance: number; readonly income: number }>();
  return {
    see(event) {
      const booked = transaction(event);
      if (!booked) return;
      const { balanceAfter, totalIncomeAfter, amount } = booked.data;
      const before = accounts.get(event.stream) ?? { balance: 0, income: 0 };
      const balance = before.balance + signed(booked);
      const income = before.income + Math.max(0, signed(booked));
      if (amount.minor <= 0) tell(event, `version ${event.version} books ${amount.minor}`);
      if (balanceAfter.minor !== balance) {
        tell(
          event,
          `version ${event.version} leaves ${balanceAfter.minor}, where its bookings add up to ${balance}`,
        );
      }
      if (totalIncomeAfter.minor !== income) {
        tell(
          event,
          `version ${event.version} counts an income of ${totalIncomeAfter.minor}, where it was ${income}`,
        );
      }
      // From here on what follows is measured by what was recorded, so that one fault is told once.
      accounts.set(event.stream, { balance: balanceAfter.minor, income: totalIncomeAfter.minor });
    },
    end: () => undefined,
  };
};
