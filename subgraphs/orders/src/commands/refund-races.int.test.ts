import type { EventStore } from '@tillgraph/platform/event-store';
import { executeOn, systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { accept } from '@tillgraph/shared-domain/decision';
import fc from 'fast-check';
import { order } from '../domain/order.ts';
import { refundOrder } from '../domain/refund-order.ts';
import { sold } from '../testing/sold.ts';

let books: TestLog;
let processes: readonly EventStore[];
/** Has nothing in its cache: it sees what there is in the end. */
let reader: EventStore;
beforeAll(async () => {
  books = await testLog('orders');
  processes = [books.log, await books.open()];
  reader = await books.open();
});
afterAll(() => books.close());

const coffees = (pieces: number) => ({
  lines: [{ lineId: 'l1', productId: 'coffee', quantity: pieces * 1000, discount: null, note: null }],
  payments: [
    { method: 'CASH', amount: { minor: 100, currency: 'USD' } } as const,
    { method: 'CARD', amount: null } as const,
  ].map((payment, index) => ({
    ...payment,
    paymentId: `p${index}`,
    accountId: null,
    tendered: null,
    reference: null,
  })),
});

async function sell(id: string, pieces: number): Promise<void> {
  await executeOn(books.log, {
    aggregate: order,
    id,
    metadata: systemMetadata('test', `sell ${id}`),
    decide: () => accept(...sold({ ...coffees(pieces), orderId: id })),
    result: null,
  });
}

const refund = (log: EventStore, id: string, index: number, quantity: number) =>
  executeOn(log, {
    aggregate: order,
    id,
    metadata: systemMetadata('test', `refund ${index} of ${id}`),
    decide: (state, now) => (state ? refundOrder(refundOf(index, quantity), state, terms, now) : accept()),
    result: null,
  });

test('who repeats a refund in another process, which knew the order as it was, is shown it too', async () => {
  const other = await books.open();
  await sell('repeated', 2);
  await other.load(order, 'repeated');
  await refund(books.log, 'repeated', 1, 1);
  expect(await refund(other, 'repeated', 1, 1)).toMatchObject({ accepted: true, repeated: true });
  expect((await other.load(order, 'repeated')).state).toMatchObject({ refunds: [{ refundId: 'refund-1' }] });
});

test('whoever refunds at once, in two processes: never more than was sold or taken, and nobody is refused what is left', async () => {
  let orders = 0;
  const attempts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), attempts, async (pieces, quantities) => {
      const id = `order-of-run-${++orders}`;
      await sell(id, pieces);
      const accepted = await Promise.all(
        quantities.map(async (quantity, index) => {
          const outcome = await refund(processes[index % 2] ?? books.log, id, index, quantity);
          return outcome.accepted;
        }),
      );
      const { state } = await reader.load(order, id);
      const refunded = quantities.filter((_, index) => accepted[index]).reduce((sum, each) => sum + each, 0);
      expect(refunded).toBeLessThanOrEqual(pieces);
      expect(state).toMatchObject({
        lines: [{ refundedQuantity: refunded * 1000 }],
        refundedTotal: { minor: refunded * 600 },
      });
      for (const { refunded: back, amount } of state?.payments ?? []) {
        expect(back.minor).toBeLessThanOrEqual(amount.minor);
      }
      for (const [index, quantity] of quantities.entries()) {
        if (!accepted[index]) expect(quantity).toBeGreaterThan(pieces - refunded);
      }
    }),
    { numRuns: 20 },
  );
});

const terms = { timeZone: 'UTC', accounts: new Map() };

const refundOf = (index: number, quantity: number) => ({
  refundId: `refund-${index}`,
  lines: [{ lineId: 'l1', quantity: quantity * 1000, restock: true }],
  payments: null,
  reason: 'Spilt',
  refundedBy: null,
});
