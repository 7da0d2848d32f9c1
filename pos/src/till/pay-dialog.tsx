import type { Money } from '@tillgraph/shared-domain/money';
import { usePreferences } from '../app/preferences.ts';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import type { CartCustomer } from './cart.ts';
import { PayForm } from './pay-form.tsx';
import { SaleCancelled } from './sale-cancelled.tsx';
import { SaleNotTaken } from './sale-not-taken.tsx';
import { SalePaid } from './sale-paid.tsx';
import { SaleRefused } from './sale-refused.tsx';
import type { SaleState } from './sale-state.ts';
import type { Tender } from './tender.ts';

export interface PayDialogProps {
  /** What is to be paid; undefined while nothing is. */
  readonly due: Money | undefined;
  readonly customer: CartCustomer | undefined;
  /** Whether something is sold for less. */
  readonly discounted: boolean;
  readonly sale: SaleState;
  /** What was just scanned, and not taken. */
  readonly notice: string;
  readonly onTake: (tenders: readonly Tender[]) => void;
  readonly onCustomer: () => void;
  /** Leaves the payment or its outcome. */
  readonly onLeave: () => void;
  readonly onNewSale: (byKeyboard: boolean) => void;
  /** Waits no longer for the outcome. */
  readonly onSetAside: () => void;
  /** Sets the cart to what the shop has. */
  readonly onReduce: (available: ReadonlyMap<string, number>) => void;
}

/** From the amount to the receipt: each state of a sale in words, with what can be done about it. */
export function PayDialog(props: PayDialogProps) {
  const { due, customer, discounted, sale, notice, onTake, onCustomer, onLeave, onReduce } = props;
  const words = useMessages();
  const { shop } = useWorkplace();
  const mayDiscount = useMay()('orders:discount');
  const [{ paper }] = usePreferences();
  const paid = sale.status === 'settled' && sale.order.status !== 'CANCELLED';
  return (
    <Dialog
      open={due !== undefined || sale.status !== 'none'}
      title={titleOf(sale, words)}
      wide={sale.status === 'none' || (paid && paper === 'a4')}
      // Parts may be taken already, in cash.
      held={sale.status === 'none'}
      onLeave={onLeave}
    >
      {sale.status === 'none' && due && (
        <PayForm total={due} customer={customer} onTake={onTake} onBack={onLeave} onCustomer={onCustomer} />
      )}
      {notice && (
        <p role="status" className="print:hidden">
          {notice}
        </p>
      )}
      {sale.status === 'asking' && <p role="status">{sale.lost ? words.pay.lost : words.pay.asking}</p>}
      {sale.status === 'waiting' && <p role="status">{words.pay.waiting(sale.order.number)}</p>}
      {(sale.status === 'waiting' || (sale.status === 'asking' && sale.lasting)) && (
        <>
          <p className="text-sm text-faint">{words.aside.hint}</p>
          <Button onClick={props.onSetAside}>{words.aside.setAside}</Button>
        </>
      )}
      {paid && <SalePaid order={sale.order} shop={shop} onNewSale={props.onNewSale} />}
      {sale.status === 'settled' && !paid && (
        <SaleCancelled order={sale.order} onBack={onLeave} onReduce={onReduce} />
      )}
      {sale.status === 'refused' && <SaleRefused refusals={sale.refusals} onBack={onLeave} />}
      {sale.status === 'forbidden' && (
        <SaleNotTaken
          reason={discounted && !mayDiscount ? words.outcome.mayNotDiscount : words.outcome.forbidden}
          onBack={onLeave}
        />
      )}
      {sale.status === 'failed' && <SaleNotTaken reason={words.outcome.failed(sale.code)} onBack={onLeave} />}
      {sale.status === 'overtaken' && <SaleNotTaken reason={words.outcome.overtaken} onBack={onLeave} />}
    </Dialog>
  );
}

function titleOf(sale: SaleState, { pay, outcome }: Messages): string {
  if (['refused', 'forbidden', 'failed'].includes(sale.status)) return outcome.refused;
  if (sale.status === 'overtaken') return outcome.notSold;
  if (sale.status !== 'settled') return pay.title;
  switch (sale.order.cancellation?.reason) {
    case undefined:
      return outcome.paid;
    case 'OUT_OF_STOCK':
      return outcome.outOfStock;
    case 'PAYMENT_DECLINED':
      return outcome.declined;
    case 'TIMED_OUT':
      return outcome.timedOut;
    case 'REQUESTED':
      return outcome.cancelled;
  }
}
