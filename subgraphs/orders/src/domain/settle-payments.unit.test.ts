import { add, subtract, zero } from '@tillgraph/shared-domain/money';
import fc from 'fast-check';
import { usd } from '../testing/an-order.ts';
import { type OfferedPayment, settlePayments } from './settle-payments.ts';

const split = fc
  .array(
    fc.record({ amount: fc.integer({ min: 1, max: 10 ** 9 }), cash: fc.boolean(), extra: fc.nat(10_000) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .chain((parts) => fc.record({ parts: fc.constant(parts), rest: fc.nat(parts.length - 1) }));

test('a split tender adds up to the total, whichever payment takes the rest, and cash gives what is over as change', () => {
  fc.assert(
    fc.property(split, ({ parts, rest }) => {
      const total = usd(parts.reduce((sum, { amount }) => sum + amount, 0));
      const offered = parts.map(
        ({ amount, cash, extra }, index): OfferedPayment => ({
          paymentId: String(index),
          method: cash ? 'CASH' : 'CARD',
          amount: index === rest ? null : usd(amount),
          accountId: null,
          tendered: cash ? usd(amount + extra) : null,
          reference: null,
        }),
      );
      const settled = settlePayments(offered, total);
      if (!settled.ok) throw new Error(JSON.stringify(settled.errors));
      expect(settled.payments.map(({ amount }) => amount).reduce(add, zero('USD'))).toEqual(total);
      for (const { amount, tendered, change } of settled.payments) {
        expect(change).toEqual(tendered && subtract(tendered, amount));
      }
    }),
  );
});
