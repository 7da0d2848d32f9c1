import { zodResolver } from '@hookform/resolvers/zod';
import { currencyPlaces } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { useQuery } from 'urql';
import { z } from 'zod';
import { useWorkplace } from '../app/workplace-context.ts';
import { Field, SelectField } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { AccountHoldersDocument, OpenAccountDocument } from '../graph/generated/graphql.ts';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { isLimit, limitIn } from './overdraft-text.ts';
import { SearchedChoice } from './searched-choice.tsx';

export interface OpenAccountProps {
  readonly onLeave: () => void;
  readonly onOpened: (accountId: string) => void;
}

/** A new account of the shop's or of a customer's. */
export function OpenAccount(props: OpenAccountProps) {
  const { accounts: words } = useMessages();
  return (
    <FormDialog title={words.open} wide onLeave={props.onLeave}>
      <Fields {...props} />
    </FormDialog>
  );
}

function Fields({ onOpened }: OpenAccountProps) {
  const { accounts: words, history, forms } = useMessages();
  const { shop } = useWorkplace();
  const { run, state } = useChange(OpenAccountDocument);
  const entity = useEntityForm({
    resolver: zodResolver(shapeFor(words, forms)),
    began: { values: { ...empty, currencyCode: shop.currencyCode }, version: 0 },
    save: ({ values: { customerId, overdraftLimit, ...values } }) =>
      run({
        ...values,
        overdraftLimit: limitIn(overdraftLimit, values.currencyCode),
        ...(values.kind === 'CUSTOMER' && { customerId }),
      }),
    state,
    onSaved: ({ account }) => account && onOpened(account.id),
  });
  const { register, watch, setValue, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields entity={entity} labels={words.fields} submit={words.open}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={words.fields.code}
          hint={words.codeHint}
          autoComplete="off"
          error={errors.code?.message}
          {...register('code')}
        />
        <Field
          label={words.fields.name}
          autoComplete="off"
          error={errors.name?.message}
          {...register('name')}
        />
        <SelectField
          label={words.fields.kind}
          options={kinds.map((kind) => [kind, history.values[kind]])}
          error={errors.kind?.message}
          {...register('kind')}
        />
        <Field
          label={words.fields.currencyCode}
          autoComplete="off"
          maxLength={3}
          error={errors.currencyCode?.message}
          {...register('currencyCode')}
        />
        <Field
          label={words.fields.overdraftLimit}
          hint={words.limitHint}
          inputMode="decimal"
          autoComplete="off"
          error={errors.overdraftLimit?.message}
          {...register('overdraftLimit')}
        />
      </div>
      {watch('kind') === 'CUSTOMER' && (
        <Holder
          value={watch('customerId')}
          error={errors.customerId?.message}
          onChoose={(id) => setValue('customerId', id, { shouldDirty: true, shouldValidate: true })}
        />
      )}
    </EntityFields>
  );
}

interface HolderProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (customerId: string) => void;
}

/** Whose account it is. */
function Holder(props: HolderProps) {
  const { accounts: words } = useMessages();
  const [search, setSearch] = useState('');
  const [{ data }] = useQuery({ query: AccountHoldersDocument, variables: { search } });
  return (
    <SearchedChoice
      label={words.fields.customerId}
      searchLabel={words.searchCustomers}
      none={words.chooseCustomer}
      found={(data?.customers?.edges ?? []).map(({ node: { id, name, email } }) => ({
        id,
        text: email ? `${name} (${email})` : name,
      }))}
      onSearch={setSearch}
      {...props}
    />
  );
}

const kinds = ['GENERAL', 'CUSTOMER', 'TILL', 'CARD'] as const;

const empty: Omit<Opening, 'currencyCode'> = {
  kind: 'GENERAL',
  code: '',
  name: '',
  overdraftLimit: '0',
  customerId: '',
};

type Opening = z.output<ReturnType<typeof shapeFor>>;

const shapeFor = (words: Messages['accounts'], forms: Messages['forms']) =>
  z
    .object({
      code: z.string().trim().min(1, forms.required).max(64),
      name: z.string().trim().min(1, forms.required).max(200),
      kind: z.enum(kinds),
      currencyCode: z
        .string()
        .trim()
        .toUpperCase()
        .refine((code) => currencyPlaces(code) !== undefined, words.notACurrency),
      overdraftLimit: z.string(),
      customerId: z.string(),
    })
    .check(({ value, issues }) => {
      const { currencyCode, overdraftLimit, kind, customerId } = value;
      if (currencyPlaces(currencyCode) !== undefined && !isLimit(overdraftLimit, currencyCode)) {
        const path = ['overdraftLimit'];
        issues.push({ code: 'custom', input: overdraftLimit, path, message: forms.notAnAmount });
      }
      if (kind === 'CUSTOMER' && customerId === '') {
        issues.push({ code: 'custom', input: customerId, path: ['customerId'], message: forms.required });
      }
    });
