import { randomUUID } from 'node:crypto';
import type { Principal } from '@tillgraph/platform/subgraph';
import { type Asked, type TestContext, testContext } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { createOrders } from '../subgraph.ts';

/** The orders context on the real server, among neighbours that the test plays. */
export interface TestShop extends TestContext {
  /** A mutation's payload: with the order's fields, the token and the errors. */
  change(mutation: string, input: object, asked?: Asked): Promise<Payload>;
  /** The data of a query that has no errors. */
  ask(query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>;
  /** From now on inventory and accounts answer each order: `reserve` and `take` say how. */
  neighboursAnswer(answers?: Answers): void;
}

export interface Payload {
  /** Null when it is refused; tests that go on with it expect it to be there. */
  readonly order: AnsweredOrder;
  readonly consistencyToken: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

export interface AnsweredOrder {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly lines: readonly { readonly id: string }[];
}

export interface Answers {
  readonly reserve?: boolean;
  readonly take?: boolean;
}

export const seller = principal('cashier');
export const manager = principal('manager', 'orders:discount', 'orders:refund');

function principal(id: string, ...more: readonly string[]): Principal {
  const scopes = ['orders:read', 'orders:write', 'customers:read', 'accounts:read', ...more];
  return { kind: 'user', id, sessionId: 's', scopes: new Set(scopes) };
}

/** Products coffee (5.00, 20 % tax added), gift (0.00) and relic (archived), customers ada and gone (deactivated). */
export async function openShop({ orderTimeout = 120_000 } = {}): Promise<TestShop> {
  const context = await testContext(createOrders({ orderTimeout }), {
    consumes: ['catalog', 'customers', 'inventory', 'accounts'],
    referenceWait: 300,
  });
  await furnish(context);
  const answer = createNeighbours(context);
  let answers: Answers | null = null;
  let read = 0;
  let answering: Promise<void> = Promise.resolve();
  const answerAll = async () => {
    if (answers === null) return;
    const events = await context.log.readLog(read, 1000);
    for (const event of events) await answer(event as Recorded<OrderEvent>, answers); // orders' own log
    read = events.at(-1)?.position ?? read;
  };
  const answerSoon = () => {
    answering = answering.then(answerAll);
  };
  const stop = context.log.onWakeUp(answerSoon);

  return {
    ...context,
    neighboursAnswer(given = {}) {
      answers = given;
      answerSoon();
    },
    async change(mutation, input, asked = { as: seller }) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
      const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${payloadFields} } }`;
      const { data, errors } = await context.run(
        query,
        { input: { idempotencyKey: randomUUID(), ...input } },
        asked,
      );
      if (errors) throw new AggregateError(errors, errors.join('\n'));
      return data?.[mutation] as Payload; // the query asks for it
    },
    async ask(query, variables = {}) {
      const { data, errors } = await context.run(query, { ...variables }, { as: seller });
      if (errors || !data) throw new AggregateError(errors ?? [], errors?.join('\n'));
      return JSON.parse(JSON.stringify(data));
    },
    async close() {
      stop();
      await answering;
      await context.close();
    },
  };
}

const payloadFields = `
  consistencyToken
  userErrors { __typename code path ... on Conflict { currentVersion } ... on PriceChanged { actual { amount } } }
  order {
    id number status version businessDate total { amount } subtotal { amount } taxTotal { amount } discountTotal { amount }
    taxes { rate net { amount } tax { amount } }
    cashier { id } customer { id } deliveryAddress { lines } note
    lines { id productName quantity note unitPrice { amount } discountTotal { amount } total { amount } product { id } }
    payments { method status amount { amount } change { amount } account { id } takenAt }
    cancellation { reason message available { amount } shortages { requested available line { id } } }
    completedAt
  }`;

/** Inventory and accounts as far as an order sees them. */
function createNeighbours({ happened }: TestContext) {
  const taken = new Map<string, readonly object[]>();
  return async (event: Recorded<OrderEvent>, { reserve = true, take = true }: Answers): Promise<void> => {
    const { orderId } = event.data;
    const reservation = (type: string, data: object) =>
      happened('inventory', `reservation-${orderId}`, { type, data: { orderId, ...data } });
    const payment = (type: string, data: object) =>
      happened('accounts', `payment-${orderId}`, { type, data: { orderId, ...data } });
    switch (event.type) {
      case 'OrderPlaced':
        return reserve
          ? reservation('StockReserved', { quantities: [] })
          : reservation('StockRejected', {
              shortages: [{ productId: 'coffee', requested: 2000, available: 1000 }],
            });
      case 'OrderReserved': {
        const payments = event.data.payments.map((each) => ({
          ...each,
          accountId: each.accountId ?? 'till',
        }));
        if (take) taken.set(orderId, payments);
        return take
          ? payment('PaymentTaken', { payments })
          : payment('PaymentDeclined', {
              paymentId: payments[0]?.paymentId,
              message: 'Too little.',
              available: { minor: 100, currency: 'USD' },
            });
      }
      case 'OrderCancelled': {
        const payments = taken.get(orderId);
        return payments && payment('PaymentReturned', { payments });
      }
      default:
        return;
    }
  };
}

async function furnish({ happened, settled }: TestContext): Promise<void> {
  const product = (productId: string, minor: number) =>
    happened('catalog', `product-${productId}`, {
      type: 'ProductCreated',
      data: {
        productId,
        sku: productId.toUpperCase(),
        name: productId,
        description: null,
        barcodes: [],
        taxRate: 200_000,
        categoryId: null,
        price: { minor, currency: 'USD' },
      },
    });
  await happened('catalog', 'shop-s', {
    type: 'ShopOpened',
    data: { shopId: 's', name: 'Shop', currencyCode: 'USD', timeZone: 'UTC', pricesIncludeTax: false },
  });
  await product('coffee', 500);
  await product('gift', 0);
  await product('relic', 100);
  await happened('catalog', 'product-relic', { type: 'ProductArchived', data: { productId: 'relic' } });
  for (const customerId of ['ada', 'gone']) {
    await happened('customers', `customer-${customerId}`, {
      type: 'CustomerRegistered',
      data: { customerId },
      personal: { name: customerId, email: null, phone: null, address: home },
      person: `customer-${customerId}`,
    });
  }
  await happened('customers', 'customer-gone', { type: 'CustomerDeactivated', data: { customerId: 'gone' } });
  await settled();
}

export const home = { lines: ['1 Main St'], city: null, postalCode: null, region: null, countryCode: null };
