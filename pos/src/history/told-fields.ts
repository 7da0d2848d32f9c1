/** An event's data, as the graph tells it. */
export interface Happened {
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
}

export interface ToldField {
  readonly name: string;
  /** What it was before; undefined when it is no change, or that is not known. */
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * What each event says that people want to know, in the order given. A change tells what it was before, too, as far as
 * the events that are there go back.
 */
export function tellFields<Entry extends Happened>(
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly fields: readonly ToldField[] }[] {
  const known = new Map<string, unknown>();
  const told = [...entries]
    .sort((left, right) => left.version - right.version)
    .map((entry) => {
      const data = Object.entries(dataOf(entry)).filter(([name]) => isTold(name, entry));
      const isChange = changes.has(entry.type);
      const fields = data
        .map(([name, to]) => ({ name, from: isChange ? known.get(name) : undefined, to }))
        // Nothing was there, and nothing is: not worth a line.
        .filter(({ from, to }) => !isEmpty(to) || (from !== undefined && !isEmpty(from)));
      for (const [name, to] of data) known.set(name, to);
      return [entry.version, { entry, fields }] as const;
    });
  const byVersion = new Map(told);
  return entries.flatMap(({ version }) => byVersion.get(version) ?? []);
}

/** A category's own id is no news to its history. */
const isTold = (name: string, { type }: Happened): boolean =>
  toldNames.has(name) && !(name === 'categoryId' && type.startsWith('Category'));

const dataOf = ({ data }: Happened): object => (data instanceof Object ? data : {});

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Whose data is what is new of the entity, so that what was before is older events' data. */
const changes: ReadonlySet<string> = new Set([
  'ProductUpdated',
  'PriceChanged',
  'CategoryRenamed',
  'ShopUpdated',
  'CustomerUpdated',
  'UserUpdated',
  'RoleChanged',
  'AccountUpdated',
  'LowStockThresholdSet',
]);

/** All others are the machinery's: ids, versions, running sums. Each has a word in messages/history. */
export const toldNames: ReadonlySet<string> = new Set([
  ...['sku', 'name', 'description', 'barcodes', 'price', 'taxRate', 'categoryId'],
  ...['address', 'taxId', 'currencyCode', 'timeZone', 'pricesIncludeTax'],
  ...['email', 'phone', 'displayName', 'role'],
  ...['quantity', 'reference', 'unitCost', 'delta', 'reason', 'note', 'threshold'],
  ...['code', 'kind', 'overdraftLimit', 'amount', 'balanceAfter', 'category', 'origin', 'occurredAt'],
  ...['openingFloat', 'counted', 'difference'],
  ...['number', 'fulfilmentMethod', 'lines', 'discountTotal', 'taxTotal', 'total', 'payments', 'shortages'],
  ...['message', 'available', 'deliveryAddress'],
]);
