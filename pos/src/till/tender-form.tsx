import { formatMoney as asDecimal, compareMoney, type Money, subtract } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import type { PaymentMethod } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { parseCash } from '../money/cash-given.ts';
import { formatMoney } from '../money/format-money.ts';
import { pressKey } from '../money/press-key.ts';
import { quickAmounts } from '../money/quick-amounts.ts';
import { typedDecimal } from '../money/typed-decimal.ts';
import { AccountChoice, type AccountToPay } from './account-choice.tsx';
import type { CartCustomer } from './cart.ts';
import { NumberPad } from './number-pad.tsx';
import type { Tender } from './tender.ts';

export interface TenderFormProps {
  readonly method: PaymentMethod;
  /** What is still to be paid. */
  readonly rest: Money;
  readonly customer: CartCustomer | undefined;
  /** Of the rest, or of a part of it. */
  readonly onTender: (tender: Tender) => void;
  readonly onBack: () => void;
  readonly onCustomer: () => void;
}

/** One payment: all of the rest is suggested, less is a part of it, and more in cash gives change. */
export function TenderForm({ method, rest, customer, onTender, onBack, onCustomer }: TenderFormProps) {
  const { pay: words } = useMessages();
  const [{ text, fresh }, setTyped] = useState({ text: suggested(rest), fresh: true });
  const [reference, setReference] = useState('');
  const [account, setAccount] = useState<AccountToPay>();
  const [error, setError] = useState<string>();
  const type = (typed: string) => {
    setTyped({ text: typed, fresh: false });
    setError(undefined);
  };

  const given = parseCash(text, rest.currency);
  const over = given && subtract(given, rest);
  const change = method === 'CASH' && over && over.minor >= 0 ? over : undefined;
  const isPart = over !== undefined && over.minor < 0;

  const submit = () => {
    if (!given || given.minor === 0) return setError(words.notAnAmount);
    if (method === 'CASH') {
      return onTender({ method, amount: compareMoney(given, rest) < 0 ? given : rest, given });
    }
    if (over && over.minor > 0) return setError(words.tooMuch(formatMoney(rest)));
    if (method === 'CARD')
      return onTender({ method, amount: given, reference: reference.trim() || undefined });
    if (!account) return setError(words.noAccount);
    onTender({ method, amount: given, account: { id: account.id, name: account.name } });
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <dl className="grid grid-cols-2 text-lg">
            <dt>{words.due}</dt>
            <dd className="text-right font-semibold">{formatMoney(rest)}</dd>
            {method === 'CASH' && (
              <>
                <dt>{words.change}</dt>
                <dd aria-live="polite" className="text-right font-semibold">
                  {change ? formatMoney(change) : '–'}
                </dd>
              </>
            )}
          </dl>
          <Field
            label={method === 'CASH' ? words.given : words.amount}
            // The pad is the keyboard of who has none.
            inputMode="none"
            autoComplete="off"
            autoFocus
            className="text-right text-xl"
            value={text}
            error={error}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
          {method === 'CASH' && (
            <fieldset className="grid grid-cols-3 gap-2">
              <legend className="sr-only">{words.quick}</legend>
              {[rest, ...quickAmounts(rest)].map((amount) => (
                <Button key={amount.minor} className="px-1" onClick={() => type(suggested(amount))}>
                  {amount === rest ? words.exact : formatMoney(amount)}
                </Button>
              ))}
            </fieldset>
          )}
          {method === 'CARD' && (
            <Field
              label={words.reference}
              maxLength={200}
              autoComplete="off"
              value={reference}
              onChange={({ currentTarget }) => setReference(currentTarget.value)}
            />
          )}
          {method === 'ACCOUNT' && (
            <AccountChoice
              customer={customer}
              amount={given}
              chosen={account}
              onChoose={setAccount}
              onAll={(amount) => type(suggested(amount))}
              onCustomer={onCustomer}
            />
          )}
        </div>
        <NumberPad
          currency={rest.currency}
          onKey={(key) => type(typedDecimal(pressKey(text, key, fresh, rest.currency)))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onBack}>{words.back}</Button>
        <Button type="submit" tone="primary" className="min-h-14 flex-1 text-lg">
          {isPart && given && given.minor > 0 ? words.takePart(formatMoney(given)) : words.take}
        </Button>
      </div>
    </form>
  );
}

const suggested = (amount: Money): string => typedDecimal(asDecimal(amount).amount);
