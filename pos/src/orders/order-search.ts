import { z } from 'zod';
import type { OrderFilter, OrderStatus } from '../graph/generated/graphql.ts';
import { addDays, beginningOf } from '../time/shop-time.ts';

/** Which orders are listed, as the page's address says it; what is malformed there is as if it was not. */
export const orderSearch = z.object({
  status: z
    .enum(['OPEN', 'PENDING', 'RESERVED', 'PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'])
    .optional()
    .catch(undefined),
  cashier: z.string().optional().catch(undefined),
  customer: z.string().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});

export type OrderSearch = z.infer<typeof orderSearch>;
export type StatusChoice = NonNullable<OrderSearch['status']>;

/** As the graph is asked; days are the shop's, and `to` is one of them. */
export const filterOf = (
  { status, cashier, customer, from, to }: OrderSearch,
  timeZone: string,
): OrderFilter => ({
  ...(status && { status: status === 'OPEN' ? open : [status] }),
  ...(cashier && { cashierId: cashier }),
  ...(customer && { customerId: customer }),
  ...(from && { placedFrom: beginningOf(from, timeZone) }),
  ...(to && { placedTo: beginningOf(addDays(to, 1), timeZone) }),
});

/** What somebody still has to do something about. */
const open: readonly OrderStatus[] = ['PENDING', 'RESERVED', 'PAID'];
