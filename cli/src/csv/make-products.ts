import { randomUUID } from 'node:crypto';
import { formatMoney } from '@tillgraph/shared-domain/money';
import { type BadLine, faultOf } from './bad-line.ts';
import { keyOf } from './import-key.ts';
import { type Mutation, mutateAll, type Payload } from './mutate-all.ts';
import { fieldsOf, openingStock, type ProductChanges } from './product-plan.ts';
import type { ProductRow } from './product-rows.ts';
import type { ShopGraph } from './shop-graph.ts';

/** A product that the shop has by now, and what is still to be changed on it. */
export interface Target {
  readonly line: number;
  readonly productId: string;
  readonly changes: ProductChanges;
}

export interface Saving {
  readonly graph: ShopGraph;
  /** Makes it when there is none. */
  readonly categoryIdOf: (name: string) => Promise<string>;
  /** Is told the consistency token of what was written. */
  readonly wrote: (token: string) => void;
}

interface Made {
  readonly made: readonly Target[];
  readonly unmade: readonly BadLine[];
  /** The consistency token of the products that were made. */
  readonly seen: string | undefined;
}

/**
 * Makes a product of each row, under a key of what it says: an import that was cut off makes no second one. What is
 * remembered under the key may be past, though: a refusal whose reason is gone, or a product that has another sku by
 * now. Then it is asked for once more, under a new key; the sku sees to it that there are no two.
 */
export async function makeProducts(rows: readonly ProductRow[], saving: Saving): Promise<Made> {
  const inputs = await Promise.all(rows.map((row) => inputOf(row, saving)));
  const first = await make(
    inputs.map((input) => ({ ...input, idempotencyKey: keyOf('product', input) })),
    saving,
  );
  const left = rows.flatMap((row, index) => (isMade(row, first.data[index]) ? [] : [index]));
  const again = await make(
    left.map((index) => ({ ...inputs[index], idempotencyKey: randomUUID() })),
    saving,
  );
  const payloads = rows.map((row, index) => ({
    row,
    payload: left.includes(index) ? again.data[left.indexOf(index)] : first.data[index],
  }));
  return {
    made: payloads.flatMap(({ row, payload }) =>
      payload?.product ? [targetOf(row, payload.product.id)] : [],
    ),
    unmade: payloads.flatMap(({ row: { line }, payload }) =>
      payload?.product ? [] : [{ line, faults: payload?.userErrors.map(faultOf) ?? [] }],
    ),
    seen: [first.seen, again.seen].filter(Boolean).join(',') || undefined,
  };
}

type ProductPayload = Payload<{ readonly product: { readonly id: string; readonly sku: string } | null }>;

const isMade = (row: ProductRow, payload: ProductPayload | undefined): boolean =>
  payload?.product?.sku === row.sku;

async function make(inputs: readonly object[], { graph, wrote }: Saving) {
  const answer = await mutateAll<Pick<ProductPayload, 'product'>>(graph, createProduct, inputs);
  if (answer.seen) wrote(answer.seen);
  return answer;
}

const createProduct: Mutation = {
  name: 'createProduct',
  inputType: 'CreateProductInput',
  selection: 'product { id sku }',
};

async function inputOf(row: ProductRow, { categoryIdOf }: Saving): Promise<object> {
  const { category, ...fields } = fieldsOf(row);
  return {
    sku: row.sku,
    ...fields,
    ...(row.price && { price: formatMoney(row.price) }),
    ...(category && { categoryId: await categoryIdOf(category) }),
  };
}

/** What is left to be done with a product that has just been made: it is active, and has no stock. */
function targetOf(row: ProductRow, productId: string): Target {
  const stock = openingStock(row);
  return {
    line: row.line,
    productId,
    changes: { ...(row.active === false && { active: false }), ...(stock && { stock }) },
  };
}
