import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  ChangePriceDocument,
  ProductByIdDocument,
  type ProductFactsFragment,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { amountIn } from '../money/amount-field.ts';
import { moneyInput } from '../money/money-input.ts';
import { typedDecimal } from '../money/typed-decimal.ts';

export interface PriceFormProps {
  readonly product: ProductFactsFragment;
  readonly onSaved: () => void;
}

/** What it costs from now on: tills see it at once. */
export function PriceForm({ product: { id, version, price }, onSaved }: PriceFormProps) {
  const { products: words, forms } = useMessages();
  const { currencyCode } = price;
  const client = useClient();
  const { run, state } = useChange(ChangePriceDocument);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        price: z.string().refine((text) => moneyInput(text, currencyCode) !== undefined, forms.notAnAmount),
      }),
    ),
    began: { values: { price: typedDecimal(price.amount) }, version },
    async now() {
      const { data } = await client
        .query(ProductByIdDocument, { id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.product
        ? { values: { price: typedDecimal(data.product.price.amount) }, version: data.product.version }
        : undefined;
    },
    save: ({ values, expectedVersion }) =>
      run({
        productId: id,
        expectedVersion,
        price: amountIn(values.price, currencyCode),
      }),
    state,
    onSaved,
  });
  return (
    <EntityFields entity={entity} labels={{ price: words.price }}>
      <Field
        label={`${words.price} (${currencyCode})`}
        inputMode="decimal"
        autoFocus
        error={entity.form.formState.errors.price?.message}
        {...entity.form.register('price')}
      />
    </EntityFields>
  );
}
