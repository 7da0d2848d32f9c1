import { usePreferences } from '../app/preferences.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Fact } from '../components/fact.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import type { Deposited } from './deposit-button.tsx';

export interface DepositSlipProps {
  readonly deposited: Deposited;
  readonly onLeave: () => void;
}

/** What the customer takes along. */
export function DepositSlip({ deposited, onLeave }: DepositSlipProps) {
  const { cashier, shop } = useWorkplace();
  const [{ paper }] = usePreferences();
  const { shift: words, orders, receipt } = useMessages();
  const { amount, recordedAt, account } = deposited;
  return (
    <>
      <article
        aria-label={words.deposit.slip}
        className={`flex flex-col gap-2 print:block print:space-y-2 ${paper === 'a4' ? 'on-a4' : 'on-roll text-sm'}`}
      >
        <header className="text-center">
          <p className="text-base font-semibold">{shop.name}</p>
          <p>{words.deposit.slip}</p>
          <time dateTime={recordedAt}>{writtenMoment(recordedAt, shop.timeZone)}</time>
        </header>
        <dl className="flex flex-col gap-1">
          {account && <Fact label={words.deposit.chosen}>{account.name}</Fact>}
          <Fact label={words.deposit.button} strong>
            {formatMoney(amount)}
          </Fact>
          {account && <Fact label={words.deposit.newBalance}>{formatMoney(account.balance)}</Fact>}
        </dl>
        <p className="text-center">{receipt.cashier(cashier.displayName)}</p>
      </article>
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintReceipt />
        <Button tone="primary" className="flex-1" autoFocus onClick={onLeave}>
          {orders.refund.close}
        </Button>
      </div>
    </>
  );
}
