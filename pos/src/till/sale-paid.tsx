import { usePreferences } from '../app/preferences.ts';
import { Button } from '../components/button.tsx';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import { Receipt, type ReceiptShop } from '../receipt/receipt.tsx';
import { changeDue } from './change-due.ts';

export interface SalePaidProps {
  readonly order: SaleFragment;
  readonly shop: ReceiptShop;
  readonly onNewSale: (byKeyboard: boolean) => void;
}

export function SalePaid({ order, shop, onNewSale }: SalePaidProps) {
  const { outcome, pay } = useMessages();
  const [{ paper }] = usePreferences();
  const change = changeDue(order.payments);
  return (
    <>
      {change && (
        <p role="status" className="flex justify-between text-2xl font-semibold print:hidden">
          <span>{pay.change}</span>
          <span>{formatMoney(change)}</span>
        </p>
      )}
      {/* However long it is, the change and the buttons stay in sight. */}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too.
        tabIndex={0}
        className="min-h-24 shrink overflow-y-auto print:overflow-visible"
      >
        <Receipt order={order} shop={shop} paper={paper} />
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintReceipt />
        <Button
          tone="primary"
          className="flex-1 whitespace-nowrap"
          autoFocus
          // A click that no pointer has made has no count.
          onClick={({ detail }) => onNewSale(detail === 0)}
        >
          {outcome.newSale}
        </Button>
      </div>
    </>
  );
}
