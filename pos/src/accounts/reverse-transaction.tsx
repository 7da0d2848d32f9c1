import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { ReverseTransactionDocument, type TransactionRowFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';

export interface ReverseTransactionProps {
  readonly transaction: TransactionRowFragment;
  readonly onLeave: () => void;
}

/** Books the opposite, for a reason that stays in the statement. */
export function ReverseTransaction(props: ReverseTransactionProps) {
  const { accounts: words } = useMessages();
  return (
    <FormDialog title={words.reverse} onLeave={props.onLeave}>
      <Fields {...props} />
    </FormDialog>
  );
}

function Fields({ transaction, onLeave }: ReverseTransactionProps) {
  const { accounts: words, forms } = useMessages();
  const { run, state } = useChange(ReverseTransactionDocument);
  const entity = useEntityForm({
    resolver: zodResolver(z.object({ reason: z.string().trim().min(1, forms.required).max(500) })),
    began: { values: { reason: '' }, version: 0 },
    save: ({ values: { reason } }) => run({ transactionId: transaction.id, reason }),
    state,
    onSaved: onLeave,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields entity={entity} labels={words.fields} submit={words.reverse}>
      <p>
        {transaction.counterpart
          ? words.reverseBoth(transaction.description, formatMoney(transaction.amount))
          : words.reverseOne(transaction.description, formatMoney(transaction.amount))}
      </p>
      <Field
        label={words.fields.reason}
        autoComplete="off"
        error={formState.errors.reason?.message}
        {...register('reason')}
      />
    </EntityFields>
  );
}
