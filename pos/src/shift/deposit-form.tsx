import { add, formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Fact } from '../components/fact.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { failureText } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import { type DepositAccountFragment, DepositToAccountDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { parseCash } from '../money/cash-given.ts';
import { formatMoney } from '../money/format-money.ts';
import { moneyOf } from '../money/graph-money.ts';
import type { Deposited } from './deposit-button.tsx';
import type { Drawer } from './use-drawer.ts';

export interface DepositFormProps {
  readonly account: DepositAccountFragment;
  readonly drawer: Drawer;
  readonly onAnother: () => void;
  readonly onDone: (deposited: Deposited) => void;
}

/** How much is paid in, and what the account has then. */
export function DepositForm({ account, drawer, onAnother, onDone }: DepositFormProps) {
  const { shift, forms } = useMessages();
  const { deposit: words } = shift;
  const { run, state } = useChange(DepositToAccountDocument);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const amount = parseCash(typed, account.balance.currencyCode);

  async function submit() {
    if (!amount || amount.minor <= 0) {
      setError(shift.cash.tooLittle);
      return;
    }
    const taken = await run({ accountId: account.id, tillAccountId: drawer.id, amount: asDecimal(amount) });
    if (taken.kind !== 'done') setError(failureText(taken, forms));
    else if (taken.payload.to) onDone(taken.payload.to);
  }

  return (
    <Form state={state} submit={words.submit} onSubmit={() => void submit()}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          <span className="font-medium">{account.name}</span>{' '}
          <span className="text-sm text-faint">{account.code}</span>
        </p>
        <Button onClick={onAnother}>{words.another}</Button>
      </div>
      <Field
        label={shift.cash.amount}
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        className="text-right text-xl"
        error={error}
        value={typed}
        onChange={({ currentTarget }) => {
          setError(undefined);
          setTyped(currentTarget.value);
        }}
      />
      <dl className="flex flex-col gap-1">
        <Fact label={words.balance}>{formatMoney(account.balance)}</Fact>
        <Fact label={words.after} strong>
          {amount ? formatMoney(add(moneyOf(account.balance), amount)) : '–'}
        </Fact>
      </dl>
    </Form>
  );
}
