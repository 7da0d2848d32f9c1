import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { RefundMadeFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import type { OrderDialogProps } from './cancel-dialog.tsx';
import { givenAs } from './given-as.ts';
import { RefundForm } from './refund-form.tsx';
import { RefundSlip } from './refund-slip.tsx';

/** Takes lines back, and says afterwards what goes to whom. */
export function RefundDialog({ open, order, onStale, onLeave }: OrderDialogProps) {
  const { refund: words } = useMessages().orders;
  const [made, setMade] = useState<RefundMadeFragment>();
  const leave = () => {
    setMade(undefined);
    onLeave();
  };
  const title = made ? words.done(formatMoney(made.total)) : words.title(order.number);
  return (
    <Dialog open={open} title={title} wide onLeave={leave}>
      {made ? (
        <RefundMade refund={made} number={order.number} onLeave={leave} />
      ) : (
        <RefundForm order={order} onStale={onStale} onLeave={leave} onDone={setMade} />
      )}
    </Dialog>
  );
}

interface RefundMadeProps {
  readonly refund: RefundMadeFragment;
  readonly number: string;
  readonly onLeave: () => void;
}

/** What the cashier does now: money to hand out stands in large letters. */
function RefundMade({ refund, number, onLeave }: RefundMadeProps) {
  const { orders } = useMessages();
  return (
    <>
      <div role="status" className="print:hidden">
        <ul className="flex flex-col gap-1 text-2xl font-semibold">
          {refund.payments.map((payment) => (
            <li key={payment.id} className="flex flex-wrap justify-between gap-4">
              <span>{givenAs(payment, orders)}</span>
              <span>{formatMoney(payment.amount)}</span>
            </li>
          ))}
        </ul>
      </div>
      <RefundSlip refund={refund} number={number} />
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintReceipt />
        <Button tone="primary" className="flex-1" autoFocus onClick={onLeave}>
          {orders.refund.close}
        </Button>
      </div>
    </>
  );
}
