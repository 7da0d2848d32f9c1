import type { Money } from '@tillgraph/shared-domain/money';
import { orderEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** subtotal + taxTotal = total, for each line and the order; lines add up to the order, and payments to its total. */
export const orderFiguresAddUp: CreateInvariant = (tell) => ({
  see(event) {
    const order = orderEvent(event);
    if (order?.type !== 'OrderPlaced' && order?.type !== 'OrderRefunded') return;
    const { lines, payments } = order.data;
    const isWrong =
      [order.data, ...lines].some(
        ({ subtotal, taxTotal, total }) => subtotal.minor + taxTotal.minor !== total.minor,
      ) ||
      sum(lines.map(({ total }) => total)) !== order.data.total.minor ||
      sum(lines.map(({ taxTotal }) => taxTotal)) !== order.data.taxTotal.minor ||
      sum(payments.map(({ amount }) => amount)) !== order.data.total.minor;
    if (isWrong) tell(event, `the figures of version ${event.version}, ${order.type}, do not add up`);
  },
  end: () => undefined,
});

const sum = (amounts: readonly Money[]): number => amounts.reduce((all, { minor }) => all + minor, 0);
