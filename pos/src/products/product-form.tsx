import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { Field, SelectField, TextField } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  CreateProductDocument,
  ProductByIdDocument,
  type ProductFactsFragment,
  UpdateProductDocument,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { amountIn } from '../money/amount-field.ts';
import { useCategories } from '../till/use-categories.ts';
import {
  emptyProduct,
  type ProductValues,
  productInput,
  productShape,
  productValues,
} from './product-values.ts';

export interface ProductFormProps {
  /** To be changed; a new one when there is none. */
  readonly product?: ProductFactsFragment;
  readonly onSaved: (product: { readonly id: string }) => void;
}

/** All that a product is but its price, which is changed by itself, and given with a new one. */
export function ProductForm({ product, onSaved }: ProductFormProps) {
  const { products: words, forms } = useMessages();
  const { currencyCode } = useWorkplace().shop;
  const client = useClient();
  const create = useChange(CreateProductDocument);
  const update = useChange(UpdateProductDocument);
  const categories = useCategories();
  const choices = [
    ['', words.noCategory] as const,
    ...categories.map(({ id, name }) => [id, name] as const),
    // An archived one stays until another is picked.
    ...(product?.category && !categories.some(({ id }) => id === product.category?.id)
      ? [[product.category.id, product.category.name] as const]
      : []),
  ];
  const entity = useEntityForm<ProductValues, { readonly product: ProductFactsFragment | null }>({
    resolver: zodResolver(productShape(currencyCode, forms)),
    began: product
      ? { values: productValues(product), version: product.version }
      : { values: emptyProduct, version: 0 },
    async now() {
      if (!product) return undefined;
      const { data } = await client
        .query(ProductByIdDocument, { id: product.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.product
        ? { values: productValues(data.product), version: data.product.version }
        : undefined;
    },
    save({ values, changed, expectedVersion }) {
      if (product) return update.run({ productId: product.id, expectedVersion, ...productInput(changed) });
      const { name, sku } = values;
      const price = amountIn(values.price, currencyCode);
      return create.run({ ...productInput(values), name: name.trim(), sku: sku.trim(), price });
    },
    state: product ? update.state : create.state,
    onSaved: ({ product: saved }) => saved && onSaved(saved),
  });
  const { register, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields
      entity={entity}
      labels={labelsIn(words)}
      written={(field, text) =>
        field === 'categoryId' ? (choices.find(([id]) => id === text)?.[1] ?? text) : text
      }
    >
      <Field label={words.name} autoFocus error={errors.name?.message} {...register('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.sku} error={errors.sku?.message} {...register('sku')} />
        <SelectField
          label={words.category}
          options={choices}
          error={errors.categoryId?.message}
          {...register('categoryId')}
        />
        {!product && (
          <Field
            label={`${words.price} (${currencyCode})`}
            inputMode="decimal"
            error={errors.price?.message}
            {...register('price')}
          />
        )}
        <Field
          label={words.taxPercent}
          inputMode="decimal"
          error={errors.taxRate?.message}
          {...register('taxRate')}
        />
      </div>
      <TextField
        label={words.barcodes}
        hint={words.barcodesHint}
        error={errors.barcodes?.message}
        {...register('barcodes')}
      />
      <TextField label={words.description} error={errors.description?.message} {...register('description')} />
    </EntityFields>
  );
}

const labelsIn = (words: ReturnType<typeof useMessages>['products']) => ({
  name: words.name,
  sku: words.sku,
  price: words.price,
  taxRate: words.taxPercent,
  categoryId: words.category,
  barcodes: words.barcodes,
  description: words.description,
});
