import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import { given } from '@tillgraph/shared-domain/testing/given';
import fc from 'fast-check';
import { changeStock, type StockCommand } from './change-stock.ts';
import { availableOf, stock } from './stock.ts';

const tea = { id: 'tea', currencyCode: 'EUR' };
const received = (pieces: number): StockEvent => ({
  type: 'StockReceived',
  data: { productId: 'tea', quantity: pieces * 1000, reference: null, unitCost: null },
});
const reserved = (pieces: number): StockEvent => ({
  type: 'QuantityReserved',
  data: { productId: 'tea', orderId: '1', quantity: pieces * 1000 },
});
const adjust = (pieces: number, expectedOnHand: number | null = null): StockCommand => ({
  type: 'AdjustStock',
  delta: pieces * 1000,
  reason: 'COUNT',
  note: null,
  expectedOnHand: expectedOnHand === null ? null : expectedOnHand * 1000,
});
const receive = (pieces: number, currency = 'EUR'): StockCommand => ({
  type: 'ReceiveStock',
  quantity: pieces * 1000,
  reference: 'delivery 7',
  unitCost: { minor: 120, currency },
});

test('what is received is on hand and available', () => {
  expect(given(stock, received(5), reserved(2))).toMatchObject({ onHand: 5000, reserved: 2000, version: 2 });
  expect(availableOf(given(stock, received(5), reserved(2)))).toBe(3000);
});

test('a receipt records its cost', () => {
  expect(changeStock(receive(3), stock.initialState, tea)).toEqual({
    accepted: true,
    events: [
      {
        type: 'StockReceived',
        data: {
          productId: 'tea',
          quantity: 3000,
          reference: 'delivery 7',
          unitCost: { minor: 120, currency: 'EUR' },
        },
      },
    ],
  });
});

test('a cost is in the shop’s currency', () => {
  expect(changeStock(receive(3, 'USD'), stock.initialState, tea)).toMatchObject({
    accepted: false,
    errors: [{ kind: 'InvalidInput', path: ['input', 'unitCost', 'currencyCode'] }],
  });
});

test('no more than nine digits are ever on hand', () => {
  expect(changeStock(receive(1), given(stock, received(999_999_999)), tea)).toMatchObject({
    errors: [{ kind: 'InvalidInput', path: ['input', 'quantity'] }],
  });
  expect(changeStock(adjust(1), given(stock, received(999_999_999)), tea)).toMatchObject({
    errors: [{ kind: 'InvalidInput', path: ['input', 'delta'] }],
  });
});

test('an adjustment is made only on the stock that was counted', () => {
  expect(changeStock(adjust(-1, 5), given(stock, received(5)), tea)).toMatchObject({ accepted: true });
  expect(changeStock(adjust(-1, 6), given(stock, received(5)), tea)).toMatchObject({
    errors: [{ kind: 'Conflict', path: ['input', 'expectedOnHand'] }],
  });
});

test('what is reserved cannot be adjusted away', () => {
  const promised = given(stock, received(5), reserved(3));
  expect(changeStock(adjust(-2), promised, tea)).toMatchObject({ accepted: true });
  expect(changeStock(adjust(-3), promised, tea)).toMatchObject({
    errors: [{ kind: 'InsufficientStock', productId: 'tea', available: 2000, path: ['input', 'delta'] }],
  });
});

test('a threshold that stays records nothing', () => {
  const set: StockCommand = { type: 'SetLowStockThreshold', threshold: 2000 };
  const event: StockEvent = { type: 'LowStockThresholdSet', data: { productId: 'tea', threshold: 2000 } };
  expect(changeStock(set, stock.initialState, tea)).toEqual({ accepted: true, events: [event] });
  expect(changeStock(set, given(stock, event), tea)).toEqual({ accepted: true, events: [] });
});

test('stock of an unknown product is NotFound', () => {
  expect(changeStock(receive(1), stock.initialState, null)).toMatchObject({
    errors: [{ kind: 'NotFound', path: ['input', 'productId'] }],
  });
});

test('available is never below zero, whatever is received and adjusted', () => {
  const command = fc.oneof(
    fc.integer({ min: 1, max: 20 }).map((pieces) => receive(pieces)),
    fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }))
      .map(([pieces, expected]) => adjust(pieces, expected)),
  );
  fc.assert(
    fc.property(
      fc.array(command, { maxLength: 30 }),
      fc.integer({ min: 0, max: 5 }),
      (commands, promised) => {
        const events: StockEvent[] = [received(5), reserved(promised)];
        for (const command of commands) {
          const decision = changeStock(command, given(stock, ...events), tea);
          if (decision.accepted) events.push(...decision.events);
          expect(availableOf(given(stock, ...events))).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
