import { zodResolver } from '@hookform/resolvers/zod';
import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Dialog } from '../components/dialog.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { showFailure } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import {
  MoveCashDocument,
  type ShiftFragment,
  ShopAccountsDocument,
  type TransactionType,
} from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { parseCash } from '../money/cash-given.ts';

export interface MoveCashDialogProps {
  readonly shift: ShiftFragment;
  /** INCOME: into the drawer. Undefined while nothing is moved. */
  readonly direction: TransactionType | undefined;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}

/** Cash put into the drawer or taken out of it. */
export function MoveCashDialog({ direction, ...props }: MoveCashDialogProps) {
  const { cash: words } = useMessages().shift;
  return (
    <Dialog
      open={direction !== undefined}
      title={direction === 'EXPENSE' ? words.outTitle : words.inTitle}
      onLeave={props.onLeave}
    >
      {direction && <MoveCashForm direction={direction} {...props} />}
    </Dialog>
  );
}

interface MoveCashFormProps extends MoveCashDialogProps {
  readonly direction: TransactionType;
}

function MoveCashForm({ shift, direction, onLeave, onDone }: MoveCashFormProps) {
  const { shift: shiftWords, forms } = useMessages();
  const { cash: words } = shiftWords;
  const currency = shift.openingFloat.currencyCode;
  const { run, state } = useChange(MoveCashDocument);
  const accounts = useOtherAccounts(shift.till?.id);
  const form = useForm({
    resolver: zodResolver(shapeFor(currency, words, forms)),
    defaultValues: { amount: '', reason: '', toAccountId: '' },
  });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const submit = handleSubmit(async ({ amount, reason, toAccountId }) => {
    const cash = parseCash(amount, currency);
    if (!cash) return;
    const moved = await run({
      tillSessionId: shift.id,
      direction,
      amount: asDecimal(cash),
      reason: reason.trim(),
      toAccountId: toAccountId || null,
    });
    if (moved.kind !== 'done') return showFailure(moved, form, forms);
    onDone();
    onLeave();
  });
  const out = direction === 'EXPENSE';
  return (
    <Form
      state={state}
      error={errors.root?.message}
      submit={out ? words.submitOut : words.submitIn}
      onCancel={onLeave}
      onSubmit={() => void submit()}
    >
      <Field
        label={words.amount}
        inputMode="decimal"
        autoComplete="off"
        className="text-right text-xl"
        error={errors.amount?.message}
        {...register('amount')}
      />
      <Field
        label={words.reason}
        hint={words.reasonHint}
        maxLength={500}
        error={errors.reason?.message}
        {...register('reason')}
      />
      {accounts.length > 0 && (
        <SelectField
          label={out ? words.toAccount : words.fromAccount}
          error={errors.toAccountId?.message}
          options={[
            ['', out ? words.noAccountOut : words.noAccount],
            ...accounts.map(({ id, name }) => [id, name] as const),
          ]}
          {...register('toAccountId')}
        />
      )}
    </Form>
  );
}

/** The shop's own accounts that cash can go to and come from. */
function useOtherAccounts(drawerId: string | undefined) {
  const { nodes, hasMore, more } = useEndless(ShopAccountsDocument, {}, ({ accounts }) => accounts);
  useEffect(() => {
    if (hasMore) more();
  });
  return nodes.filter(({ id }) => id !== drawerId);
}

const shapeFor = (currency: string, words: Messages['shift']['cash'], forms: Messages['forms']) =>
  z.object({
    amount: z.string().refine((text) => (parseCash(text, currency)?.minor ?? 0) > 0, words.tooLittle),
    reason: z.string().trim().min(1, forms.required),
    toAccountId: z.string(),
  });
