import type { Money } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import type { PaymentMethod } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { CartCustomer } from './cart.ts';
import { MethodChoice } from './method-choice.tsx';
import { restOf, type Tender } from './tender.ts';
import { TenderForm } from './tender-form.tsx';

export interface PayFormProps {
  readonly total: Money;
  /** Whose accounts can pay. */
  readonly customer: CartCustomer | undefined;
  readonly onTake: (tenders: readonly Tender[]) => void;
  readonly onBack: () => void;
  readonly onCustomer: () => void;
}

/** One payment after the other until nothing is left to pay; most often the first one takes it all. */
export function PayForm({ total, customer, onTake, onBack, onCustomer }: PayFormProps) {
  const { pay: words, receipt } = useMessages();
  const may = useMay();
  const [tenders, setTenders] = useState<readonly Tender[]>([]);
  const [method, setMethod] = useState<PaymentMethod>('CASH');
  // A price may change meanwhile: what was taken stays, and nothing is taken unseen.
  const [seen] = useState(total);
  const rest = restOf(total, tenders);
  const withAccounts = may('accounts:read') && may('customers:read');
  useShortcut('F2', receipt.methods.CASH, () => setMethod('CASH'));
  useShortcut('F3', receipt.methods.CARD, () => setMethod('CARD'));
  useShortcut('F4', receipt.methods.ACCOUNT, () => setMethod('ACCOUNT'), withAccounts);
  useShortcut('Enter', words.take);

  if (total.minor === 0 && tenders.length === 0)
    return <NothingToPay onTake={() => onTake([])} onBack={onBack} />;
  return (
    <>
      {total.minor !== seen.minor && (
        <p role="alert" className="text-danger">
          {words.totalChanged(formatMoney(seen), formatMoney(total))}
        </p>
      )}
      {tenders.length > 0 && (
        <ul aria-label={words.parts} className="divide-y divide-line border-y border-line">
          {tenders.map((tender, index) => {
            const name = [receipt.methods[tender.method], tender.account?.name].filter(Boolean).join(' · ');
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two payments may be the same, and none moves.
              <li key={index} className="flex items-center gap-2 py-1">
                <span className="flex-1">{name}</span>
                <span className="font-semibold">{formatMoney(tender.amount)}</span>
                <Button
                  aria-label={words.removePart(name)}
                  onClick={() => setTenders(tenders.filter((_each, at) => at !== index))}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {rest.minor <= 0 ? (
        <>
          <p role="alert">{words.takenTooMuch}</p>
          <Button onClick={onBack}>{words.back}</Button>
        </>
      ) : (
        <>
          <MethodChoice method={method} withAccounts={withAccounts} onChoose={setMethod} />
          <TenderForm
            key={`${method} ${tenders.length}`}
            method={method}
            rest={rest}
            customer={customer}
            onTender={(tender) => {
              if (tender.amount.minor === rest.minor) onTake([...tenders, tender]);
              else {
                setTenders([...tenders, tender]);
                setMethod('CASH');
              }
            }}
            onBack={onBack}
            onCustomer={onCustomer}
          />
        </>
      )}
    </>
  );
}

function NothingToPay({ onTake, onBack }: { readonly onTake: () => void; readonly onBack: () => void }) {
  const { pay: words } = useMessages();
  return (
    <>
      <p>{words.nothingToPay}</p>
      <div className="flex gap-2">
        <Button onClick={onBack}>{words.back}</Button>
        <Button tone="primary" className="min-h-14 flex-1 text-lg" autoFocus onClick={onTake}>
          {words.finish}
        </Button>
      </div>
    </>
  );
}
