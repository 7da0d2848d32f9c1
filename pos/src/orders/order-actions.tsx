import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import type { WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { ReceiptDialog } from '../receipt/receipt-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';

export interface OrderActionsProps {
  readonly order: WholeOrderFragment;
  /** The order is another than is shown: it is to be asked for again. */
  readonly onStale: () => void;
}

/** What can be done with an order by what it is at, and by who looks at it. */
export function OrderActions({ order, onStale }: OrderActionsProps) {
  const { orders: words, receipt } = useMessages();
  const may = useMay();
  const [doing, setDoing] = useState<'refund' | 'ship' | 'cancel' | 'receipt'>();
  const { status, fulfilmentMethod, lines } = order;
  const can = {
    refund:
      may('orders:refund') &&
      (status === 'COMPLETED' || status === 'SHIPPED') &&
      lines.some(({ quantity, refundedQuantity }) => refundedQuantity < quantity),
    ship: may('orders:write') && status === 'PAID' && fulfilmentMethod === 'DELIVERY',
    receipt: status !== 'PENDING' && status !== 'RESERVED',
    // A paid one gives money back.
    cancel:
      may('orders:write') &&
      (status === 'PENDING' || status === 'RESERVED' || (status === 'PAID' && may('orders:refund'))),
  };
  useShortcut('Alt+R', words.refund.button, () => setDoing('refund'), can.refund);
  useShortcut('Alt+S', words.ship.button, () => setDoing('ship'), can.ship);
  useShortcut('Alt+C', words.cancel.button, () => setDoing('cancel'), can.cancel);
  useShortcut('Alt+P', receipt.title, () => setDoing('receipt'), can.receipt);
  const leave = () => setDoing(undefined);
  return (
    <>
      {can.receipt && <Button onClick={() => setDoing('receipt')}>{receipt.title}</Button>}
      {can.cancel && <Button onClick={() => setDoing('cancel')}>{words.cancel.button}</Button>}
      {can.refund && <Button onClick={() => setDoing('refund')}>{words.refund.button}</Button>}
      {can.ship && (
        <Button tone="primary" onClick={() => setDoing('ship')}>
          {words.ship.button}
        </Button>
      )}
      <ReceiptDialog orderId={doing === 'receipt' ? order.id : undefined} onLeave={leave} />
      <CancelDialog open={doing === 'cancel'} order={order} onStale={onStale} onLeave={leave} />
      <ShipDialog open={doing === 'ship'} order={order} onStale={onStale} onLeave={leave} />
      <RefundDialog open={doing === 'refund'} order={order} onStale={onStale} onLeave={leave} />
    </>
  );
}
