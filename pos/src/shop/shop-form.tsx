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
import { ShopDataDocument, type ShopFactsFragment, UpdateShopDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface ShopFormProps {
  readonly shop: ShopFactsFragment;
  readonly onSaved: () => void;
}

type ShopValues = { readonly name: string; readonly taxId: string; readonly address: AddressValues };

/** What stands on receipts. */
export function ShopForm({ shop, onSaved }: ShopFormProps) {
  const { shop: words, address: addressWords, forms } = useMessages();
  const client = useClient();
  const { run, state } = useChange(UpdateShopDocument);
  const entity = useEntityForm<ShopValues, unknown>({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, forms.required),
        taxId: z.string(),
        address: z.object({
          ...{ lines: z.string(), postalCode: z.string(), city: z.string() },
          ...{ region: z.string(), countryCode: z.string() },
        }),
      }),
    ),
    began: shownOf(shop),
    async now() {
      const { data } = await client
        .query(ShopDataDocument, {}, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.shop ? shownOf(data.shop) : undefined;
    },
    save: ({ changed: { name, taxId, address }, expectedVersion }) =>
      run({
        expectedVersion,
        ...(name !== undefined && { name: name.trim() }),
        ...(taxId !== undefined && { taxId: orNull(taxId) }),
        ...(address !== undefined && { address: addressInput(address) }),
      }),
    state,
    onSaved,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields
      entity={entity}
      labels={{ name: words.name, taxId: words.taxId, ...addressLabels(addressWords) }}
    >
      <Field label={words.name} autoFocus error={formState.errors.name?.message} {...register('name')} />
      <Field label={words.taxId} error={formState.errors.taxId?.message} {...register('taxId')} />
      <AddressFields field={(part) => register(`address.${part}`)} errors={formState.errors.address} />
    </EntityFields>
  );
}

const shownOf = ({ name, taxId, address, version }: ShopFactsFragment): Shown<ShopValues> => ({
  values: { name, taxId: taxId ?? '', address: addressValues(address) },
  version,
});
