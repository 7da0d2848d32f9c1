import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  AccountDocument,
  type AccountRowFragment,
  UpdateAccountDocument,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { typedDecimal } from '../money/typed-decimal.ts';
import { isLimit, limitIn } from './overdraft-text.ts';

export interface EditAccountProps {
  readonly account: AccountRowFragment;
  readonly onLeave: () => void;
}

/** What may change of an account: its name and how far it may be overdrawn. */
export function EditAccount(props: EditAccountProps) {
  const { accounts: words } = useMessages();
  return (
    <FormDialog title={words.edit} onLeave={props.onLeave}>
      <Fields {...props} />
    </FormDialog>
  );
}

function Fields({ account, onLeave }: EditAccountProps) {
  const { accounts: words, forms } = useMessages();
  const client = useClient();
  const { run, state } = useChange(UpdateAccountDocument);
  const currency = account.balance.currencyCode;
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, forms.required).max(200),
        overdraftLimit: z.string().refine((text) => isLimit(text, currency), forms.notAnAmount),
      }),
    ),
    began: shown(account),
    async now() {
      const { data } = await client
        .query(AccountDocument, { id: account.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.account ? shown(data.account) : undefined;
    },
    save: ({ changed: { name, overdraftLimit }, expectedVersion }) =>
      run({
        accountId: account.id,
        expectedVersion,
        ...(name !== undefined && { name }),
        ...(overdraftLimit !== undefined && { overdraftLimit: limitIn(overdraftLimit, currency) }),
      }),
    state,
    onSaved: onLeave,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields entity={entity} labels={words.fields}>
      <Field
        label={words.fields.name}
        autoComplete="off"
        error={formState.errors.name?.message}
        {...register('name')}
      />
      <Field
        label={words.fields.overdraftLimit}
        hint={words.limitHint}
        inputMode="decimal"
        autoComplete="off"
        error={formState.errors.overdraftLimit?.message}
        {...register('overdraftLimit')}
      />
    </EntityFields>
  );
}

const shown = ({ name, overdraftLimit, version }: AccountRowFragment) => ({
  values: { name, overdraftLimit: typedDecimal(overdraftLimit.amount) },
  version,
});
