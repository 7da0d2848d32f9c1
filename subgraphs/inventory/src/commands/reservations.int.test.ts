import type { EventStore } from '@tillgraph/platform/event-store';
import { systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import { reservation } from '../domain/reservation.ts';
import { stock } from '../domain/stock.ts';
import { reservationCommands } from './reservations.ts';

let test_: TestLog;
beforeEach(async () => {
  test_ = await testLog('inventory');
});
afterEach(() => test_.close());

const line = (productId: string, pieces: number) => ({ productId, quantity: pieces * 1000 });

async function receive(log: EventStore, productId: string, pieces: number): Promise<void> {
  const received: StockEvent = {
    type: 'StockReceived',
    data: { productId, quantity: pieces * 1000, reference: null, unitCost: null },
  };
  await log.execute({
    metadata: systemMetadata('test', `receive ${productId}`),
    aggregates: [{ aggregate: stock, id: productId }],
    decide: () => ({
      accepted: true,
      appends: [{ stream: streamOf(stock, productId), events: [{ event: received }] }],
      result: null,
    }),
  });
}

test('of 200 orders for 50 pieces, given by two processes at once, 50 are reserved and 150 hear that there is none', async () => {
  const { log } = test_;
  await receive(log, 'tea', 50);
  const processes = [log, await test_.open()].map((each) => reservationCommands({ log: each }));
  const orderIds = Array.from({ length: 200 }, (_, index) => `order-${index}`);
  await Promise.all(
    orderIds.map((orderId, index) =>
      processes[index % 2]?.reserve(orderId, [line('tea', 1)], systemMetadata('test', orderId)),
    ),
  );

  const after = await test_.open();
  const answers = await Promise.all(orderIds.map((orderId) => after.load(reservation, orderId)));
  expect(answers.filter(({ state }) => state?.status === 'RESERVED')).toHaveLength(50);
  expect(answers.filter(({ state }) => state?.status === 'REJECTED')).toHaveLength(150);
  expect((await after.load(stock, 'tea')).state).toMatchObject({ onHand: 50_000, reserved: 50_000 });
});

test('an order of several products takes all of them or none, whatever others take meanwhile', async () => {
  const { log } = test_;
  await receive(log, 'tea', 10);
  await receive(log, 'pot', 15);
  const { reserve } = reservationCommands({ log });
  const orders = Array.from({ length: 20 }, (_, index) => ({
    orderId: `order-${index}`,
    lines: index % 2 === 0 ? [line('tea', 1), line('pot', 1)] : [line('pot', 1), line('tea', 1)],
  }));
  await Promise.all(
    orders.map(({ orderId, lines }) => reserve(orderId, lines, systemMetadata('test', orderId))),
  );
  expect((await log.load(stock, 'tea')).state.reserved).toBe(10_000);
  expect((await log.load(stock, 'pot')).state.reserved).toBe(10_000);
});

test('each answer is given once, in whatever order and however often it is asked for', async () => {
  const { log } = test_;
  await receive(log, 'tea', 5);
  const { reserve, release, takeOut, putBack } = reservationCommands({ log });
  // Without a key, so that the reservation itself must tell the repeats.
  const repeated = () => ({ ...systemMetadata('test', 'unused'), idempotency: null });

  await Promise.all([1, 2, 3].map(() => reserve('sold', [line('tea', 2)], repeated())));
  await Promise.all([1, 2, 3].map(() => takeOut('sold', repeated())));
  expect((await log.load(stock, 'tea')).state).toMatchObject({ onHand: 3000, reserved: 0 });

  const refund = { orderId: 'sold', refundId: 'refund' };
  await Promise.all([1, 2, 3].map(() => putBack(refund, [line('tea', 1)], repeated())));
  expect((await log.load(stock, 'tea')).state).toMatchObject({ onHand: 4000, reserved: 0 });

  await Promise.all([
    reserve('cancelled', [line('tea', 2)], repeated()),
    release('cancelled', repeated()),
    release('cancelled', repeated()),
  ]);
  expect((await log.load(reservation, 'cancelled')).state).toEqual({ status: 'RELEASED' });
  expect((await log.load(stock, 'tea')).state).toMatchObject({ onHand: 4000, reserved: 0 });
});
