import type { CollectionReader, Condition, IndexField } from '@tillgraph/platform/read-models';
import {
  badUserInput,
  type Connection,
  type ConnectionArguments,
  checkArgument,
  connection,
  dateTimeArgument,
} from '@tillgraph/platform/subgraph';
import { id, list, text } from '@tillgraph/shared-domain/input';
import { parseAmount } from '@tillgraph/shared-domain/money';
import type { ProductFilter, ProductSort } from '../generated/schema.ts';
import { type ProductDocument, productOrder } from '../projections/products.ts';

export type ProductConnection = Connection<ProductDocument>;

interface ProductsArguments extends ConnectionArguments {
  readonly filter?: ProductFilter | null;
  readonly orderBy?: ProductSort | null;
}

/** `currencyCode`: the shop's, in which the filter's prices are. */
export function findProducts(
  reader: CollectionReader<ProductDocument>,
  args: ProductsArguments,
  currencyCode: string,
): Promise<ProductConnection> {
  const { search, ...filter } = args.filter ?? {};
  return connection(
    reader,
    args,
    {
      where: conditions(filter, currencyCode),
      orderBy: [order[args.orderBy ?? 'NAME_ASC']],
      ...(search && { search: checkArgument(text({ min: 0, max: 200 }), search, ['filter', 'search']) }),
    },
    { maximum: 1000 },
  );
}

export const findProductsOfCategory = (
  reader: CollectionReader<ProductDocument>,
  args: ConnectionArguments,
  categoryId: string,
): Promise<ProductConnection> =>
  connection(reader, args, {
    where: [
      { path: 'categoryId', op: 'eq', value: categoryId },
      { path: 'status', op: 'eq', value: 'ACTIVE' },
    ],
    orderBy: [order.NAME_ASC],
  });

/** The one product that has a unique value. */
export async function findProductBy(
  reader: CollectionReader<ProductDocument>,
  name: 'sku' | 'barcode',
  value: string,
): Promise<ProductDocument | null> {
  const wanted = checkArgument(text({ min: 0, max: 200 }), value, [name]);
  const condition: Condition =
    name === 'sku'
      ? { path: 'sku', op: 'eq', value: wanted }
      : { path: 'barcodes', op: 'has', value: wanted };
  const [found] = await reader.find({ where: [condition], orderBy: [], limit: 1 });
  return found?.document ?? null;
}

function conditions(filter: Omit<ProductFilter, 'search'>, currencyCode: string): readonly Condition[] {
  const { categoryIds, priceMin, priceMax, updatedFrom } = filter;
  const status = filter.status === undefined ? (['ACTIVE'] as const) : (filter.status ?? everyStatus);
  const updated = dateTimeArgument(updatedFrom, ['filter', 'updatedFrom']);
  return [
    oneOf('status', status),
    ...(categoryIds == null
      ? []
      : [oneOf('categoryId', checkArgument(categoryIdList, categoryIds, ['filter', 'categoryIds']))]),
    ...priceCondition('gte', priceMin, currencyCode, ['filter', 'priceMin']),
    ...priceCondition('lte', priceMax, currencyCode, ['filter', 'priceMax']),
    ...(updated === undefined ? [] : [{ path: 'updatedAt', op: 'gte', value: updated } as const]),
  ];
}

/** Asked for by null. Always a condition, for the indexes begin with it. */
const everyStatus = ['ACTIVE', 'ARCHIVED'] as const;

const categoryIdList = list(id, { min: 0, max: 100, things: 'categories' });

function oneOf(path: string, values: readonly string[]): Condition {
  const [value] = values;
  return values.length === 1 && value !== undefined
    ? { path, op: 'eq', value }
    : { path, op: 'in', value: values };
}

function priceCondition(
  op: 'gte' | 'lte',
  amount: unknown,
  currencyCode: string,
  path: readonly string[],
): readonly Condition[] {
  if (amount == null) return [];
  const parsed = parseAmount(typeof amount === 'string' ? amount : '', currencyCode);
  if (!parsed.ok) throw badUserInput(parsed.message, path);
  return [{ path: 'price.minor', op, value: parsed.scaled }];
}

const order: Readonly<Record<ProductSort, IndexField>> = {
  NAME_ASC: productOrder.name,
  NAME_DESC: { ...productOrder.name, direction: 'descending' },
  PRICE_ASC: productOrder.price,
  PRICE_DESC: { ...productOrder.price, direction: 'descending' },
  CREATED_AT_DESC: { ...productOrder.created, direction: 'descending' },
  UPDATED_AT_ASC: productOrder.updated,
};
