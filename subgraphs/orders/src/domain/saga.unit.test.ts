import type { Decision } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { orderAfter, place, usd } from '../testing/an-order.ts';
import { cancelOrder, timeOutOrder } from './cancel-order.ts';
import type { Order } from './order.ts';
import { type Answer, recordAnswer } from './record-answer.ts';
import { shipOrder } from './ship-order.ts';

/**
 * Everything that may happen to one order, in every sequence: inventory and accounts (as their events promise) hear
 * of the order's events, their answers arrive, a person cancels or ships, the time runs out. Each consumer reads its
 * log in order; between them there is no order.
 */
interface World {
  readonly events: readonly OrderEvent[];
  readonly inventory: Neighbour<'NONE' | 'RESERVED' | 'REJECTED' | 'RELEASED' | 'TAKEN_OUT'>;
  readonly accounts: Neighbour<'NONE' | 'TAKEN' | 'DECLINED' | 'CANCELLED' | 'RETURNED'>;
  readonly toCome: readonly Deed[];
}

interface Neighbour<State> {
  readonly state: State;
  /** How many of the order's events it has read. */
  readonly read: number;
  readonly answers: readonly Answer[];
  /** How many of its answers have arrived. */
  readonly arrived: number;
}

type Deed = 'cancel' | 'timeOut' | 'ship';

const gift = {
  lines: [{ lineId: 'l1', productId: 'gift', quantity: 1000, discount: null, note: null }],
  payments: [],
};

function explore(placed: readonly OrderEvent[]): readonly World[] {
  const neighbour = { state: 'NONE', read: 0, answers: [], arrived: 0 } as const;
  const start: World = {
    events: placed,
    inventory: neighbour,
    accounts: neighbour,
    toCome: ['cancel', 'timeOut', 'ship'],
  };
  const worlds = new Map<string, World>();
  const pending = [start];
  for (let world = pending.pop(); world; world = pending.pop()) {
    const key = keyOf(world);
    if (worlds.has(key)) continue;
    worlds.set(key, world);
    pending.push(...nextWorlds(world));
  }
  return [...worlds.values()];
}

const keyOf = ({ events, inventory, accounts, toCome }: World): string =>
  JSON.stringify([
    events.map(({ type }) => type),
    ...[inventory, accounts].map(({ state, read, answers, arrived }) => [
      state,
      read,
      answers.map(({ type }) => type),
      arrived,
    ]),
    toCome,
  ]);

const nextWorlds = (world: World): readonly World[] => [
  ...inventoryReads(world),
  ...accountsReads(world),
  ...answerArrives(world, 'inventory'),
  ...answerArrives(world, 'accounts'),
  ...world.toCome.map((deed) => ({
    ...decided(world, deeds[deed]),
    toCome: world.toCome.filter((other) => other !== deed),
  })),
];

const deeds: Readonly<Record<Deed, (state: Order) => Decision<OrderEvent>>> = {
  cancel: (state) => cancelOrder(null, state),
  timeOut: timeOutOrder,
  ship: shipOrder,
};

function decided(world: World, decider: (state: Order) => Decision<OrderEvent>): World {
  const decision = decider(orderAfter(...world.events));
  return decision.accepted ? { ...world, events: [...world.events, ...decision.events] } : world;
}

function answerArrives(world: World, from: 'inventory' | 'accounts'): readonly World[] {
  const answer = world[from].answers[world[from].arrived];
  if (!answer) return [];
  const after = decided(world, (state) => recordAnswer(answer, state));
  return [{ ...after, [from]: { ...world[from], arrived: world[from].arrived + 1 } }];
}

/** Reserves all or none, releases on cancellation, takes out when the goods are handed over. */
function inventoryReads(world: World): readonly World[] {
  const { inventory } = world;
  const event = world.events[inventory.read];
  if (!event) return [];
  const reads = (state: World['inventory']['state'], ...answers: readonly Answer[]): World => ({
    ...world,
    inventory: { ...inventory, state, read: inventory.read + 1, answers: [...inventory.answers, ...answers] },
  });
  switch (event.type) {
    case 'OrderPlaced':
      return [
        reads('RESERVED', { type: 'StockReserved', data: { orderId: '1', quantities: [] } }),
        reads('REJECTED', { type: 'StockRejected', data: { orderId: '1', shortages: [] } }),
      ];
    case 'OrderCancelled':
      return [reads(inventory.state === 'RESERVED' ? 'RELEASED' : inventory.state)];
    case 'OrderCompleted':
    case 'OrderShipped':
      return [reads('TAKEN_OUT')];
    default:
      return [reads(inventory.state)];
  }
}

/** Takes all or none, gives back on cancellation, and never takes after it. */
function accountsReads(world: World): readonly World[] {
  const { accounts } = world;
  const event = world.events[accounts.read];
  if (!event) return [];
  const reads = (state: World['accounts']['state'], ...answers: readonly Answer[]): World => ({
    ...world,
    accounts: { ...accounts, state, read: accounts.read + 1, answers: [...accounts.answers, ...answers] },
  });
  const payments = orderAfter(...world.events).payments.map(({ paymentId, amount }) => ({
    paymentId,
    amount,
    type: 'INCOME' as const,
    accountId: 'till',
    transactionId: 't',
  }));
  switch (event.type) {
    case 'OrderReserved':
      if (accounts.state !== 'NONE' || payments.length === 0) return [reads(accounts.state)];
      return [
        reads('TAKEN', { type: 'PaymentTaken', data: { orderId: '1', payments } }),
        reads('DECLINED', {
          type: 'PaymentDeclined',
          data: { orderId: '1', paymentId: 'p1', message: 'Too little.', available: usd(0) },
        }),
      ];
    case 'OrderCancelled':
      if (accounts.state === 'TAKEN') {
        return [reads('RETURNED', { type: 'PaymentReturned', data: { orderId: '1', payments } })];
      }
      return [reads(accounts.state === 'NONE' ? 'CANCELLED' : accounts.state)];
    default:
      return [reads(accounts.state)];
  }
}

describe.each([
  ['a counter order', place()],
  ['a delivery', place({ fulfilmentMethod: 'DELIVERY' })],
  ['a counter order with nothing to pay', place(gift)],
  ['a delivery with nothing to pay', place({ ...gift, fulfilmentMethod: 'DELIVERY' })],
])('%s, in every interleaving of reserve, pay, cancel, ship and time-out', (_what, placed) => {
  const worlds = explore(placed);
  const ended = worlds.filter((world) => nextWorlds(world).length === 0);

  test('is handed over or cancelled, paid, reserved and placed at most once each', () => {
    for (const { events } of worlds) {
      const count = (...types: readonly OrderEvent['type'][]) =>
        events.filter(({ type }) => types.includes(type)).length;
      expect(count('OrderPlaced')).toBe(1);
      expect(count('OrderReserved')).toBeLessThanOrEqual(1);
      expect(count('OrderPaid')).toBeLessThanOrEqual(1);
      expect(count('OrderCompleted', 'OrderShipped', 'OrderCancelled')).toBeLessThanOrEqual(1);
    }
  });

  test('is not changed by an answer that arrives again', () => {
    for (const { events, inventory, accounts } of worlds) {
      const arrived = [
        ...inventory.answers.slice(0, inventory.arrived),
        ...accounts.answers.slice(0, accounts.arrived),
      ];
      for (const answer of arrived) {
        expect(recordAnswer(answer, orderAfter(...events))).toEqual({ accepted: true, events: [] });
      }
    }
  });

  test('keeps money and stock only when it was not cancelled, and knows it', () => {
    expect(ended.length).toBeGreaterThan(0);
    for (const { events, inventory, accounts } of ended) {
      const { status, payments } = orderAfter(...events);
      if (status === 'CANCELLED') {
        expect(['RELEASED', 'REJECTED']).toContain(inventory.state);
        expect(accounts.state).not.toBe('TAKEN');
        expect(payments.map((payment) => payment.status)).not.toContain('TAKEN');
      } else {
        expect(status).toMatch(/^(COMPLETED|SHIPPED)$/);
        expect(inventory.state).toBe('TAKEN_OUT');
        expect(payments.every((payment) => payment.status === 'TAKEN')).toBe(true);
      }
      if (accounts.state === 'RETURNED') {
        expect(payments.every((payment) => payment.status === 'RETURNED')).toBe(true);
      }
    }
  });
});
