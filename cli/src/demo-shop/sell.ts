import type { Execute } from '../shop/shop-client.ts';
import { createGiving } from './giving.ts';
import { manager, type PlannedRefund, type PlannedSale } from './history.ts';
import type { LivingShop } from './living-shop.ts';

/** Places the orders, all at this moment, and waits for what becomes of them. */
export async function sell(sales: readonly PlannedSale[], shop: LivingShop): Promise<void> {
  await Promise.all(
    sales.map(async (sale) => {
      const input = { ...orderOf(sale, shop), awaitOutcomeMs: 10_000 };
      const order = await createGiving(shop.as(sale.by))('placeOrder', `sale-${sale.key}`, input);
      if (order.status === sale.outcome) shop.sold.set(sale.key, { sale, order });
    }),
  );
}

function orderOf(sale: PlannedSale, { products, customers, money }: LivingShop): object {
  const customer = sale.customer === null ? undefined : customers.get(sale.customer);
  const payments = {
    CASH: [{ method: 'CASH' }],
    CARD: [{ method: 'CARD' }],
    MIXED: [{ method: 'CASH', amount: money.of(500) }, { method: 'CARD' }],
    ACCOUNT: [{ method: 'ACCOUNT', accountId: customer?.accountId }],
  };
  return {
    lines: sale.lines.map(({ sku, quantity, discountPercent }) => ({
      ...{ productId: products.get(sku), quantity },
      ...(discountPercent !== null && { discount: { percent: String(discountPercent) } }),
    })),
    payments: payments[sale.payment],
    ...(customer && { customerId: customer.customerId }),
    ...(sale.discountPercent !== null && { discounts: [{ percent: String(sale.discountPercent) }] }),
    ...(sale.delivery && {
      fulfilmentMethod: 'DELIVERY',
      deliveryAddress: { lines: ['12 Mill Lane'], city: 'Riverton', postalCode: '04107', countryCode: 'US' },
    }),
  };
}

/** What waits to be shipped is shipped, but for what somebody has called off. */
export async function dispatch(key: string, { as, sold }: LivingShop): Promise<void> {
  const give = createGiving(as(manager));
  const fates = new Map([...sold.values()].map(({ sale, order }) => [order.id, sale.delivery]));
  const waiting = await paidOrders(as(manager));
  await Promise.all(
    waiting.map((orderId, index) =>
      fates.get(orderId) === 'CANCELLED'
        ? give('cancelOrder', `${key}-${index}`, { orderId, message: 'Called off by telephone' })
        : give('shipOrder', `${key}-${index}`, { orderId }),
    ),
  );
}

async function paidOrders(execute: Execute): Promise<readonly string[]> {
  const data = await execute(
    'orders',
    '{ orders(first: 100, filter: { status: [PAID] }) { edges { node { id } } } }',
  );
  // As the operation asks for it.
  const { orders } = data as { orders: { edges: readonly { node: { id: string } }[] } };
  return orders.edges.map(({ node }) => node.id);
}

/** Of a sale that this start has seen: what one that was killed has sold is left alone. */
export async function refund(planned: PlannedRefund, key: string, { as, sold }: LivingShop): Promise<void> {
  const { order } = sold.get(planned.sale) ?? {};
  if (!order) return;
  const { quantity, restock, reason } = planned;
  await createGiving(as(manager))('refundOrder', key, {
    orderId: order.id,
    lines: [{ lineId: order.lines?.[planned.line]?.id, quantity, restock }],
    reason,
  });
}
