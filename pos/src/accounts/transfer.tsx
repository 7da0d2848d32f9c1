import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useQuery } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { type AccountRowFragment, AccountsDocument, TransferDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { amountIn, amountText } from '../money/amount-field.ts';
import { formatMoney } from '../money/format-money.ts';
import { availableOf } from './available.ts';
import { SearchedChoice } from './searched-choice.tsx';

export interface TransferProps {
  /** Where the money comes from. */
  readonly account: AccountRowFragment;
  readonly onLeave: () => void;
}

/** Moves money to another account of the same currency. */
export function Transfer(props: TransferProps) {
  const { accounts: words } = useMessages();
  return (
    <FormDialog title={words.transferFrom(props.account.name)} wide onLeave={props.onLeave}>
      <Fields {...props} />
    </FormDialog>
  );
}

function Fields({ account, onLeave }: TransferProps) {
  const { accounts: words, forms } = useMessages();
  const { run, state } = useChange(TransferDocument);
  const currency = account.balance.currencyCode;
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        toAccountId: z.string().min(1, forms.required),
        amount: amountText(currency, forms),
        description: z.string().trim().min(1, forms.required).max(500),
      }),
    ),
    began: { values: { toAccountId: '', amount: '', description: '' }, version: 0 },
    save: ({ values: { toAccountId, amount, description } }) =>
      run({ fromAccountId: account.id, toAccountId, amount: amountIn(amount, currency), description }),
    state,
    onSaved: onLeave,
  });
  const { register, watch, setValue, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields entity={entity} labels={words.fields} submit={words.transfer}>
      <OtherAccount
        account={account}
        value={watch('toAccountId')}
        error={errors.toAccountId?.message}
        onChoose={(id) => setValue('toAccountId', id, { shouldDirty: true, shouldValidate: true })}
      />
      <Field
        label={`${words.fields.amount} (${currency})`}
        hint={words.availableNow(formatMoney(availableOf(account)))}
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
    </EntityFields>
  );
}

interface OtherAccountProps extends TransferPick {
  readonly account: AccountRowFragment;
}

interface TransferPick {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (accountId: string) => void;
}

/** Where the money goes: what is open, and of the same currency. */
function OtherAccount({ account, ...pick }: OtherAccountProps) {
  const { accounts: words } = useMessages();
  const [search, setSearch] = useState('');
  const filter = { active: true, ...(search !== '' && { search }) };
  const [{ data }] = useQuery({ query: AccountsDocument, variables: { first: 50, filter } });
  const found = (data?.accounts?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, balance }) => id !== account.id && balance.currencyCode === account.balance.currencyCode)
    .map(({ id, code, name }) => ({ id, text: `${name} (${code})` }));
  return (
    <SearchedChoice
      label={words.fields.toAccountId}
      searchLabel={words.search}
      none={words.chooseAccount}
      found={found}
      onSearch={setSearch}
      {...pick}
    />
  );
}
