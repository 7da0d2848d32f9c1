import { add, type Money, zero } from '@tillgraph/shared-domain/money';
import fc from 'fast-check';
import { orderAfter, placedAt } from '../testing/an-order.ts';
import { orderOf, randomSale } from '../testing/random-sales.ts';
import { sold } from '../testing/sold.ts';
import type { Order } from './order.ts';
import { priceLines } from './price-lines.ts';
import { type RefundOrder, refundOrder } from './refund-order.ts';
import type { OfferedPayment } from './settle-payments.ts';

/** Parts of the sale's lines, each to a tender of its own or back to where it came from. */
const returns = fc.array(
  fc.record({
    lines: fc.array(fc.record({ line: fc.nat(), pieces: fc.integer({ min: 1, max: 1000 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    tender: fc.constantFrom(null, 'CASH', 'CARD'),
  }),
  { maxLength: 6 },
);
const tenders = fc.array(fc.record({ method: fc.constantFrom('CASH', 'CARD'), share: fc.nat(100) }), {
  minLength: 1,
  maxLength: 3,
});

test('however an order comes back: subtotal + taxTotal = total, its payments add up, nothing is given back twice, and in the end exactly the sale was', () => {
  fc.assert(
    fc.property(randomSale, tenders, returns, (sale, paidWith, attempts) => {
      const { order: toPrice, facts } = orderOf(sale);
      const priced = priceLines(toPrice, facts);
      if (!priced.ok) throw new Error(JSON.stringify(priced.errors));
      let events = sold({ ...toPrice, payments: payInShares(priced.total, paidWith) }, facts);
      const attempt = (change: Partial<RefundOrder>) => {
        const command = {
          refundId: `r${events.length}`,
          lines: [],
          payments: null,
          reason: '',
          refundedBy: null,
        };
        const decision = refundOrder({ ...command, ...change }, orderAfter(...events), terms, placedAt);
        if (decision.accepted) events = [...events, ...decision.events];
        return decision.accepted;
      };
      for (const { lines, tender: method } of attempts) {
        attempt({
          lines: lines.map(({ line, pieces }) => ({
            lineId: `l${line % sale.lines.length}`,
            quantity: pieces * 1000,
            restock: true,
          })),
          // Refused where the lines cost nothing.
          payments: method && [tender({ method })],
        });
      }
      expectToAddUp(orderAfter(...events));
      const rest = orderAfter(...events).lines.flatMap(({ lineId, quantity, refundedQuantity }) =>
        quantity > refundedQuantity
          ? [{ lineId, quantity: quantity - refundedQuantity, restock: false }]
          : [],
      );
      if (rest.length > 0) expect(attempt({ lines: rest })).toBe(true);
      const order = orderAfter(...events);
      expectToAddUp(order);
      expect(order.refundedTotal).toEqual(order.total);
      for (const line of order.lines) {
        for (const field of ['subtotal', 'taxTotal', 'total'] as const) {
          const back = order.refunds
            .flatMap(({ lines }) => lines)
            .filter(({ lineId }) => lineId === line.lineId);
          expect(
            sum(
              back.map((each) => each[field]),
              sale.currency,
            ),
          ).toEqual(line[field]);
        }
        expect(attempt({ lines: [{ lineId: line.lineId, quantity: 1000, restock: true }] })).toBe(false);
      }
    }),
  );
});

const payInShares = (
  total: Money,
  paidWith: readonly { readonly method: 'CASH' | 'CARD'; readonly share: number }[],
): readonly OfferedPayment[] => {
  let rest = total.minor;
  return paidWith.flatMap(({ method, share }, index) => {
    const part = index === paidWith.length - 1 ? rest : Math.floor((rest * share) / 100);
    rest -= part;
    return part > 0 ? [tender({ paymentId: `p${index}`, method, amount: { ...total, minor: part } })] : [];
  });
};

function expectToAddUp(order: Order): void {
  const { currency } = order.total;
  for (const { lines, payments, total, taxTotal } of order.refunds) {
    for (const line of lines) expect(add(line.subtotal, line.taxTotal)).toEqual(line.total);
    expect(
      sum(
        lines.map((line) => line.total),
        currency,
      ),
    ).toEqual(total);
    expect(
      sum(
        lines.map((line) => line.taxTotal),
        currency,
      ),
    ).toEqual(taxTotal);
    expect(
      sum(
        payments.map(({ amount }) => amount),
        currency,
      ),
    ).toEqual(total);
    for (const { amount } of payments) expect(amount.minor).toBeGreaterThan(0);
  }
  expect(
    sum(
      order.refunds.map(({ total }) => total),
      currency,
    ),
  ).toEqual(order.refundedTotal);
  for (const { quantity, refundedQuantity } of order.lines)
    expect(refundedQuantity).toBeLessThanOrEqual(quantity);
  for (const { amount, refunded } of order.payments) expect(refunded.minor).toBeLessThanOrEqual(amount.minor);
}

const sum = (amounts: readonly Money[], currency: string) => amounts.reduce(add, zero(currency));

const terms = { timeZone: 'UTC', accounts: new Map() };

const tender = (fields: Partial<OfferedPayment>): OfferedPayment => ({
  paymentId: 'given',
  method: 'CASH',
  amount: null,
  accountId: null,
  tendered: null,
  reference: null,
  ...fields,
});
