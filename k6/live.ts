import { Counter, Trend } from 'k6/metrics';
import { arrivals, load, setting } from './shop/load.ts';
import { auditSale, type Order, openSale, orderInput, placeOrder, type Sale } from './shop/sale.ts';
import { subscribe } from './shop/subscription.ts';

/** From sending the mutation that placed an order to an event that shows it in a status. */
const eventDelay = new Trend('event_delay', true);
/** What has been sold, times the subscribers, less what each of them has seen sold. */
const unseen = new Counter('unseen');

const connections = setting('CONNECTIONS', 20);
const seconds = setting('DURATION', 30);
/** For all to connect, and for the last events to come. */
const margin = 5;

/** Orders are placed while each of many sockets watches all of them, with the balance and the stock they leave. */
export const options = load(
  {
    subscribers: {
      executor: 'per-vu-iterations',
      exec: 'watch',
      vus: connections,
      maxDuration: `${seconds + 4 * margin}s`,
    },
    orders: { ...arrivals(5, seconds, 3), startTime: `${margin}s` },
  },
  { placeOrder: 1000 },
  {
    'checks{operation:ordersChanged}': ['rate==1'],
    'event_delay{status:RESERVED}': ['p(95)<1000'],
    'event_delay{status:COMPLETED}': ['p(95)<1000'],
    unseen: ['count==0'],
  },
);

export const setup = (): Sale => openSale({ products: 1, pieces: 1_000_000 });

export default function (sale: Sale): void {
  const placed = placeOrder(sale, orderInput(sale, sale.productIds, String(Date.now())));
  if (placed?.order.status === 'COMPLETED') unseen.add(connections);
}

export function watch({ session, customerId }: Sale): void {
  const seen = new Set<string>();
  let after: string | undefined;
  subscribe<Changed>(session, {
    operation: 'ordersChanged',
    document: ordersChanged,
    variables: () => ({ customerId, after }),
    seconds: seconds + 2 * margin,
    onData({ ordersChanged: { order, cursor } }) {
      after = cursor;
      eventDelay.add(Date.now() - Number(order.note), { status: order.status });
      if (order.status !== 'COMPLETED' || seen.has(order.id)) return;
      seen.add(order.id);
      unseen.add(-1);
    },
  });
}

export const teardown = auditSale;

const ordersChanged = `subscription ($customerId: ID!, $after: String) {
  ordersChanged(filter: { customerId: $customerId }, after: $after) {
    cursor
    order {
      id
      note
      status
      payments { account { balance { amount } } }
      lines { product { name stock { available } } }
    }
  }
}`;

interface Changed {
  readonly ordersChanged: {
    readonly cursor: string;
    readonly order: Pick<Order, 'id' | 'status'> & { note: string };
  };
}
