import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { RefundMadeFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { OrderDialogProps } from './cancel-dialog.tsx';
import { RefundForm } from './refund-form.tsx';

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
        <RefundMade refund={made} onLeave={leave} />
      ) : (
        <RefundForm order={order} onStale={onStale} onLeave={leave} onDone={setMade} />
      )}
    </Dialog>
  );
}

interface RefundMadeProps {
  readonly refund: RefundMadeFragment;
  readonly onLeave: () => void;
}

/** What the cashier does now: money to hand out stands in large letters. */
function RefundMade({ refund, onLeave }: RefundMadeProps) {
  const { methods, refund: words } = useMessages().orders;
  return (
    <>
      <ul role="status" className="flex flex-col gap-1 text-2xl font-semibold">
        {refund.payments.map(({ id, method, amount, account }) => (
          <li key={id} className="flex flex-wrap justify-between gap-4">
            <span>{method === 'ACCOUNT' && account ? words.account(account.name) : methods[method]}</span>
            <span>{formatMoney(amount)}</span>
          </li>
        ))}
      </ul>
      <Button tone="primary" autoFocus onClick={onLeave}>
        {words.close}
      </Button>
    </>
  );
}
