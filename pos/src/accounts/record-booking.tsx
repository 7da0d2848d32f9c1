import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { useWorkplace } from '../app/workplace-context.ts';
import { Field } from '../components/field.tsx';
import { MomentField } from '../components/moment-field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  type AccountRowFragment,
  RecordExpenseDocument,
  RecordIncomeDocument,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { amountIn, amountText } from '../money/amount-field.ts';
import { formatMoney } from '../money/format-money.ts';
import { clockAt, momentOf } from '../time/shop-time.ts';
import { availableOf } from './available.ts';

export interface RecordBookingProps {
  readonly account: AccountRowFragment;
  readonly type: 'INCOME' | 'EXPENSE';
  readonly onLeave: () => void;
}

/** Money that came in or went out, booked by hand. */
export function RecordBooking(props: RecordBookingProps) {
  const { accounts: words } = useMessages();
  return (
    <FormDialog title={words.record[props.type]} onLeave={props.onLeave}>
      <Fields {...props} />
    </FormDialog>
  );
}

function Fields({ account, type, onLeave }: RecordBookingProps) {
  const { accounts: words, forms } = useMessages();
  const { shop } = useWorkplace();
  const income = useChange(RecordIncomeDocument);
  const expense = useChange(RecordExpenseDocument);
  const { run, state } = type === 'INCOME' ? income : expense;
  const currency = account.balance.currencyCode;
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        amount: amountText(currency, forms),
        description: z.string().trim().min(1, forms.required).max(500),
        category: z.string().trim().max(100),
        // An hour that the shop's clocks skip is later by as much: no text of the field is none of its moments.
        occurredAt: z
          .string()
          .refine((clock) => clock === '' || (momentOf(clock, shop.timeZone) ?? '') !== '', words.notAMoment)
          .refine(
            (clock) => clock === '' || Date.parse(momentOf(clock, shop.timeZone) ?? '') <= Date.now(),
            words.inTheFuture,
          ),
      }),
    ),
    began: { values: { amount: '', description: '', category: '', occurredAt: '' }, version: 0 },
    save: ({ values: { amount, description, category, occurredAt } }) =>
      run({
        accountId: account.id,
        amount: amountIn(amount, currency),
        description,
        ...(category !== '' && { category }),
        ...(occurredAt !== '' && { occurredAt: momentOf(occurredAt, shop.timeZone) }),
      }),
    state,
    onSaved: onLeave,
  });
  const { register, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields entity={entity} labels={words.fields} submit={words.record[type]}>
      <Field
        label={`${words.fields.amount} (${currency})`}
        hint={type === 'EXPENSE' ? words.availableNow(formatMoney(availableOf(account))) : undefined}
        inputMode="decimal"
        autoComplete="off"
        error={errors.amount?.message}
        {...register('amount')}
      />
      <Field
        label={words.fields.description}
        autoComplete="off"
        error={errors.description?.message}
        {...register('description')}
      />
      <Field
        label={words.fields.category}
        hint={words.categoryHint}
        error={errors.category?.message}
        {...register('category')}
      />
      <MomentField
        label={words.fields.occurredAt}
        hint={words.occurredHint(shop.timeZone)}
        max={clockAt(Date.now(), shop.timeZone)}
        error={errors.occurredAt?.message}
        {...register('occurredAt')}
      />
    </EntityFields>
  );
}
