import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { AddressFields, addressLabels } from '../forms/address-fields.tsx';
import { type AddressValues, addressInput, addressValues } from '../forms/address-values.ts';
import { EntityFields } from '../forms/entity-fields.tsx';
import { orNull } from '../forms/texts.ts';
import { type Shown, useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  CustomerByIdDocument,
  type CustomerFactsFragment,
  RegisterCustomerDocument,
  UpdateCustomerDocument,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface CustomerFormProps {
  /** To be changed; a new one when there is none. */
  readonly customer?: CustomerFactsFragment;
  readonly onSaved: (customer: { readonly id: string }) => void;
}

type CustomerValues = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: AddressValues;
};

export function CustomerForm({ customer, onSaved }: CustomerFormProps) {
  const { customers: words, address, forms } = useMessages();
  const client = useClient();
  const register = useChange(RegisterCustomerDocument);
  const update = useChange(UpdateCustomerDocument);
  const entity = useEntityForm<CustomerValues, { readonly customer: CustomerFactsFragment | null }>({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, forms.required),
        email: z.string(),
        phone: z.string(),
        address: z.object({
          ...{ lines: z.string(), postalCode: z.string(), city: z.string() },
          ...{ region: z.string(), countryCode: z.string() },
        }),
      }),
    ),
    began: shownOf(customer),
    async now() {
      if (!customer) return undefined;
      const { data } = await client
        .query(CustomerByIdDocument, { id: customer.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.customer ? shownOf(data.customer) : undefined;
    },
    save: ({ values, changed, expectedVersion }) =>
      customer
        ? update.run({ customerId: customer.id, expectedVersion, ...customerInput(changed) })
        : register.run({ ...customerInput(values), name: values.name.trim() }),
    state: customer ? update.state : register.state,
    onSaved: ({ customer: saved }) => saved && onSaved(saved),
  });
  const { register: field, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields
      entity={entity}
      labels={{ name: words.name, email: words.email, phone: words.phone, ...addressLabels(address) }}
    >
      <Field label={words.name} autoFocus error={errors.name?.message} {...field('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.email} type="email" error={errors.email?.message} {...field('email')} />
        <Field label={words.phone} type="tel" error={errors.phone?.message} {...field('phone')} />
      </div>
      <AddressFields field={(part) => field(`address.${part}`)} errors={errors.address} />
    </EntityFields>
  );
}

const shownOf = (customer: CustomerFactsFragment | undefined): Shown<CustomerValues> => ({
  values: {
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    address: addressValues(customer?.address ?? null),
  },
  version: customer?.version ?? 0,
});

const customerInput = ({ name, email, phone, address }: Partial<CustomerValues>) => ({
  ...(name !== undefined && { name: name.trim() }),
  ...(email !== undefined && { email: orNull(email) }),
  ...(phone !== undefined && { phone: orNull(phone) }),
  ...(address !== undefined && { address: addressInput(address) }),
});
