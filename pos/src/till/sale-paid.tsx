import { Button } from '../components/button.tsx';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { Receipt, type ReceiptShop } from '../receipt/receipt.tsx';

export interface SalePaidProps {
  readonly order: SaleFragment;
  readonly shop: ReceiptShop;
  readonly onNewSale: () => void;
}

export function SalePaid({ order, shop, onNewSale }: SalePaidProps) {
  const { outcome, pay } = useMessages();
  const change = order.payments[0]?.change;
  return (
    <>
      {change && (
        <p role="status" className="flex justify-between text-2xl font-semibold print:hidden">
          <span>{pay.change}</span>
          <span>{formatMoney(change)}</span>
        </p>
      )}
      <Receipt order={order} shop={shop} />
      <div className="flex gap-2 print:hidden">
        <Button onClick={() => print()}>{outcome.print}</Button>
        <Button tone="primary" className="flex-1" autoFocus onClick={onNewSale}>
          {outcome.newSale}
        </Button>
      </div>
    </>
  );
}
