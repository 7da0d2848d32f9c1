import { type ReactNode, useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Going } from '../components/going.tsx';
import type { TransactionRowFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { ReverseTransaction } from './reverse-transaction.tsx';
import { isReversible } from './reversible.ts';
import { signedAmount } from './signed-amount.ts';

export interface TransactionDialogProps {
  readonly transaction: TransactionRowFragment;
  /** Whether the account takes bookings. */
  readonly active: boolean;
  readonly onLeave: () => void;
}

/** All of a transaction, where its other sides are, and how to reverse it. */
export function TransactionDialog({ transaction, active, onLeave }: TransactionDialogProps) {
  const { accounts: words, history, forms } = useMessages();
  const { shop } = useWorkplace();
  const may = useMay();
  const [reversing, setReversing] = useState(false);
  const { order, counterpart, reversalOf, reversedBy, origin, category, occurredAt, recordedAt } =
    transaction;
  if (reversing) return <ReverseTransaction transaction={transaction} onLeave={onLeave} />;
  const moment = (at: string) => <time dateTime={at}>{writtenMoment(at, shop.timeZone)}</time>;
  const told = ({
    description,
    recordedAt: at,
  }: {
    readonly description: string;
    readonly recordedAt: string;
  }) => `${description}, ${writtenMoment(at, shop.timeZone)}`;
  return (
    <Dialog open title={transaction.description} onLeave={onLeave}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <Fact label={words.fields.amount}>{formatMoney(signedAmount(transaction))}</Fact>
        <Fact label={words.balanceAfter}>{formatMoney(transaction.balanceAfter)}</Fact>
        <Fact label={words.fields.origin}>{history.values[origin]}</Fact>
        {category && <Fact label={words.fields.category}>{category}</Fact>}
        <Fact label={words.fields.recordedAt}>{moment(recordedAt)}</Fact>
        <Fact label={words.fields.occurredAt}>{moment(occurredAt)}</Fact>
        {order && (
          <Fact label={words.order}>
            {may('orders:read') ? <Going to={`/orders/${order.id}`} text={order.number} /> : order.number}
          </Fact>
        )}
        {counterpart?.account && (
          <Fact label={words.counterpart}>
            <Going
              to={`/accounts/${counterpart.account.id}`}
              text={`${counterpart.account.name} (${counterpart.account.code})`}
              onGo={onLeave}
            />
          </Fact>
        )}
        {reversalOf && <Fact label={words.reversalOf}>{told(reversalOf)}</Fact>}
        {reversedBy && <Fact label={words.reversedBy}>{told(reversedBy)}</Fact>}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button className="flex-1" onClick={onLeave}>
          {forms.close}
        </Button>
        {active && may('accounts:write') && isReversible(transaction) && (
          <Button tone="primary" className="flex-1" onClick={() => setReversing(true)}>
            {words.reverse}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-faint">{label}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);
