import type { OrderStatus } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

/** What an order is at, in words and in colour. */
export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const { orders: words } = useMessages();
  return (
    <span
      className={`inline-block rounded-full border px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${tones[status]}`}
    >
      {words.statuses[status]}
    </span>
  );
}

/** What waits for somebody stands out. */
const tones: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'border-warning text-warning',
  RESERVED: 'border-warning text-warning',
  PAID: 'border-warning text-warning',
  COMPLETED: 'border-line text-ink',
  SHIPPED: 'border-line text-ink',
  CANCELLED: 'border-danger text-danger',
};
