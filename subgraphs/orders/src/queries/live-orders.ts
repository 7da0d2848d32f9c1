import { type ContextRuntime, checkArgument, live, type RequestContext } from '@tillgraph/platform/subgraph';
import { id } from '@tillgraph/shared-domain/input';
import type { SubscriptionOrderChangedArgs, SubscriptionOrdersChangedArgs } from '../generated/schema.ts';
import { orders } from '../projections/orders.ts';
import { conditionsOf, holds } from './order-filter.ts';
import { seenIn } from './seen.ts';

export const watchOrder = (
  { readModels }: ContextRuntime,
  { orderId, afterVersion }: SubscriptionOrderChangedArgs,
  { signal }: RequestContext,
) =>
  live(
    'orderChanged',
    readModels.collection(orders).watch(checkArgument(id, orderId, ['orderId']), {
      ...(afterVersion != null && { afterVersion }),
      ...(signal && { signal }),
    }),
    ({ document }) => document,
    ({ document }) => seenIn(document),
  );

export function watchOrders(
  { readModels }: ContextRuntime,
  { filter, after }: SubscriptionOrdersChangedArgs,
  { signal }: RequestContext,
) {
  const conditions = conditionsOf(filter);
  return live(
    'ordersChanged',
    readModels.collection(orders).watchAll({
      matches: (order) => conditions.every((condition) => holds(condition, order)),
      ...(after != null && { after }),
      ...(signal && { signal }),
    }),
    ({ stored, matches, cursor }) => ({ order: stored.document, matches, cursor }),
    ({ stored }) => seenIn(stored.document),
  );
}
