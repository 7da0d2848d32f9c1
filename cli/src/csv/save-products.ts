import { type BadLine, faultOf } from './bad-line.ts';
import { keyOf } from './import-key.ts';
import { makeProducts, type Saving, type Target } from './make-products.ts';
import { type Mutation, mutateAll } from './mutate-all.ts';
import type { ProductChanges, ShopProduct } from './product-plan.ts';
import type { ProductRow } from './product-rows.ts';

/** A product to be made, or what is to be changed on one. */
export type ProductWork =
  | { readonly row: ProductRow; readonly product: null }
  | { readonly row: ProductRow; readonly product: ShopProduct; readonly changes: ProductChanges };

/**
 * Does the work, each kind of it for all at once; answers the lines that the shop refused. Changes have no keys: they
 * say what is to be, so a repeated one changes nothing.
 */
export async function saveProducts(
  works: readonly ProductWork[],
  { graph, categoryIdOf, wrote }: Saving,
): Promise<readonly BadLine[]> {
  const { made, unmade, seen } = await makeProducts(
    works.flatMap(({ row, product }) => (product ? [] : [row])),
    { graph, categoryIdOf, wrote },
  );
  const refused = new Map(unmade.map((line) => [line.line, line]));
  const targets = [
    ...made,
    ...works.flatMap((work) =>
      work.product ? [{ line: work.row.line, productId: work.product.id, changes: work.changes }] : [],
    ),
  ];

  for (const { mutation, inputOf, isDone } of steps) {
    const open = targets.filter(({ line }) => !refused.has(line));
    const inputs = await Promise.all(open.map((target) => inputOf(target, categoryIdOf)));
    const calls = open.flatMap(({ line, productId }, index) =>
      inputs[index] ? [{ line, input: { productId, ...inputs[index] } }] : [],
    );
    // Inventory has to have heard of the products that were made.
    const answer = await mutateAll(
      graph,
      mutation,
      calls.map(({ input }) => input),
      seen,
    );
    if (answer.seen) wrote(answer.seen);
    calls.forEach(({ line }, index) => {
      const refusals = answer.data[index]?.userErrors.filter(({ code }) => code !== isDone) ?? [];
      if (refusals.length > 0) refused.set(line, { line, faults: refusals.map(faultOf) });
    });
  }
  return [...refused.values()];
}

interface Step {
  readonly mutation: Mutation;
  /** Without the product; undefined: nothing to do. */
  readonly inputOf: (
    target: Target,
    categoryIdOf: Saving['categoryIdOf'],
  ) => object | undefined | Promise<object | undefined>;
  /** A refusal that says that it was done before. */
  readonly isDone?: string;
}

const steps: readonly Step[] = [
  {
    mutation: { name: 'updateProduct', inputType: 'UpdateProductInput', selection: '' },
    inputOf: async ({ changes: { fields } }, categoryIdOf) => {
      if (!fields) return undefined;
      const { category, ...rest } = fields;
      return category === undefined
        ? rest
        : { ...rest, categoryId: category === null ? null : await categoryIdOf(category) };
    },
  },
  {
    mutation: { name: 'changePrice', inputType: 'ChangePriceInput', selection: '' },
    inputOf: ({ changes: { price } }) => price && { price },
  },
  {
    mutation: { name: 'archiveProduct', inputType: 'ArchiveProductInput', selection: '' },
    inputOf: ({ changes: { active } }) => (active === false ? {} : undefined),
  },
  {
    mutation: { name: 'restoreProduct', inputType: 'RestoreProductInput', selection: '' },
    inputOf: ({ changes: { active } }) => (active === true ? {} : undefined),
  },
  {
    mutation: { name: 'receiveStock', inputType: 'ReceiveStockInput', selection: '' },
    // Once for a product, whatever another file or a later run says.
    inputOf: ({ productId, changes: { stock } }) =>
      stock && { ...stock, reference: 'Opening stock', idempotencyKey: keyOf('opening stock', productId) },
    isDone: 'IDEMPOTENCY_KEY_REUSED',
  },
];
