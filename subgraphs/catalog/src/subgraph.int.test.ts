import { type TestContext, testContext } from '@tillgraph/platform/testing';
import { createCatalog } from './subgraph.ts';

const manager = {
  kind: 'user',
  id: 'manager-1',
  sessionId: 'session-1',
  scopes: new Set(['catalog:write', 'shop:write', 'audit:read']),
} as const;
const shop = { name: 'Corner', currency: 'EUR', timeZone: 'Europe/Berlin', pricesIncludeTax: true };

let context: TestContext;
beforeAll(async () => {
  context = await testContext(createCatalog(shop));
});
afterAll(() => context.close());

// biome-ignore lint/suspicious/noExplicitAny: what a query answers depends on its text
type Answer = any;

async function ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { data, errors } = await context.run(query, variables, { as: manager });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function errorOf(query: string, variables?: Readonly<Record<string, unknown>>) {
  const { errors } = await context.run(query, variables, { as: manager });
  return errors?.[0]?.extensions;
}

/** A mutation with one input; its payload. */
async function change(name: string, fields: string, input: Readonly<Record<string, unknown>>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await ask(
    `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} consistencyToken userErrors { __typename code message path } } }`,
    { input },
  );
  return data[name];
}

let keys = 0;
const key = () => `key-${++keys}`;
const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

async function create(fields: Readonly<Record<string, unknown>>) {
  const input = { idempotencyKey: key(), sku: key(), name: 'Tea', price: eur('1.00'), ...fields };
  const { product, userErrors } = await change('createProduct', 'product { id version }', input);
  expect(userErrors).toEqual([]);
  return product as { readonly id: string; readonly version: number };
}

async function createCategory(name: string): Promise<string> {
  const { category } = await change('createCategory', 'category { id }', { idempotencyKey: key(), name });
  return category.id;
}

const names = (connection: Answer) => connection.edges.map(({ node }: Answer) => node.name);

test('the shop is as it was set up, and changes but for its terms', async () => {
  const input = { name: 'Corner shop', taxId: 'DE1', address: { lines: ['1 Main St'], countryCode: 'DE' } };
  const { userErrors } = await change('updateShop', 'shop { version }', input);
  expect(userErrors).toEqual([]);
  await context.settled();
  const { shop } = await ask(
    '{ shop { name address { lines city } taxId currencyCode timeZone pricesIncludeTax version history { edges { node { type actorId } } } } }',
  );
  expect(shop).toEqual({
    name: 'Corner shop',
    address: { lines: ['1 Main St'], city: null },
    taxId: 'DE1',
    currencyCode: 'EUR',
    timeZone: 'Europe/Berlin',
    pricesIncludeTax: true,
    version: 2,
    history: {
      edges: [
        { node: { type: 'ShopUpdated', actorId: 'manager-1' } },
        { node: { type: 'ShopOpened', actorId: null } },
      ],
    },
  });
});

test('a product is shown by its own mutation, and by queries that carry its token', async () => {
  const categoryId = await createCategory('Drinks');
  const fields =
    'id sku barcodes name description price { amount currencyCode } taxRate category { name } status version';
  const { product, consistencyToken } = await change('createProduct', 'product { id version }', {
    idempotencyKey: key(),
    sku: 'GREEN-1',
    name: 'Grüner Tee',
    price: eur('2.5'),
    barcodes: ['4001'],
    taxRate: '0.07',
    categoryId,
  });
  expect(product.version).toBe(1);
  const { data } = await context.run(
    `query($id: ID!) { product(id: $id) { ${fields} } productBySku(sku: "GREEN-1") { id } productByBarcode(barcode: "4001") { id } }`,
    { id: product.id },
    { as: manager, consistencyToken },
  );
  expect(data).toEqual({
    product: {
      id: product.id,
      sku: 'GREEN-1',
      barcodes: ['4001'],
      name: 'Grüner Tee',
      description: null,
      price: eur('2.50'),
      taxRate: '0.07',
      category: { name: 'Drinks' },
      status: 'ACTIVE',
      version: 1,
    },
    productBySku: { id: product.id },
    productByBarcode: { id: product.id },
  });
});

test('a product is found by a part of its name, sku or barcode', async () => {
  const { id } = await create({ name: 'Café Crème', sku: 'CC-77', barcodes: ['5901234'] });
  await context.settled();
  for (const search of ['cafe', 'ÉCR', 'fé cr', 'cc-7', '012']) {
    const { products } = await ask(
      'query($f: ProductFilter) { products(filter: $f) { edges { node { id } } } }',
      {
        f: { search },
      },
    );
    const found = products.edges.map(({ node }: Answer) => node.id);
    expect(found.includes(id)).toBe(search !== 'ÉCR');
  }
});

describe('lists of products', () => {
  let categoryId: string;
  beforeAll(async () => {
    categoryId = await createCategory('Listed');
    await create({ name: 'beta', price: eur('3.00'), categoryId });
    await create({ name: 'Alpha', price: eur('2.00'), categoryId });
    const { id } = await create({ name: 'delta', price: eur('1.00'), categoryId });
    await create({ name: 'gamma', price: eur('4.00'), categoryId });
    await change('archiveProduct', 'product { status }', { productId: id });
    await context.settled();
  });

  const list = async (filter: object, orderBy: string) => {
    const { products } = await ask(
      'query($f: ProductFilter, $o: ProductSort) { products(filter: $f, orderBy: $o) { totalCount edges { node { name } } } }',
      { f: { categoryIds: [categoryId], ...filter }, o: orderBy },
    );
    expect(products.totalCount).toBe(products.edges.length);
    return names(products);
  };

  test.each([
    ['NAME_ASC', ['Alpha', 'beta', 'gamma']],
    ['NAME_DESC', ['gamma', 'beta', 'Alpha']],
    ['PRICE_ASC', ['Alpha', 'beta', 'gamma']],
    ['PRICE_DESC', ['gamma', 'beta', 'Alpha']],
    ['CREATED_AT_DESC', ['gamma', 'Alpha', 'beta']],
    ['UPDATED_AT_ASC', ['beta', 'Alpha', 'gamma']],
  ])('are sorted %s', async (orderBy, expected) => {
    expect(await list({}, orderBy)).toEqual(expected);
  });

  test.each(['NAME_ASC', 'NAME_DESC', 'PRICE_ASC', 'PRICE_DESC', 'CREATED_AT_DESC', 'UPDATED_AT_ASC'])(
    'take every filter together with %s',
    async (orderBy) => {
      const prices = { priceMin: '2', priceMax: '3.00', updatedFrom: '2020-01-01T00:00:00+01:00' };
      expect(new Set(await list(prices, orderBy))).toEqual(new Set(['Alpha', 'beta']));
      expect(await list({ ...prices, search: 'LPH' }, orderBy)).toEqual(['Alpha']);
      expect(await list({ status: ['ARCHIVED'] }, orderBy)).toEqual(['delta']);
      expect(await list({ status: null }, orderBy)).toHaveLength(4);
      expect(await list({ status: [] }, orderBy)).toEqual([]);
      expect(await list({ categoryIds: ['unknown', categoryId] }, orderBy)).toHaveLength(3);
      const { products } = await ask(
        'query($o: ProductSort) { products(orderBy: $o) { edges { node { name } } } }',
        {
          o: orderBy,
        },
      );
      expect(names(products)).toEqual(expect.arrayContaining(['Alpha', 'beta', 'gamma']));
    },
  );

  test('are paged without a gap and without a twin while others are created', async () => {
    const query =
      'query($id: ID!, $after: String) { category(id: $id) { products(first: 1, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } } }';
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { category } = await ask(query, { id: categoryId, after });
      seen.push(...names(category.products));
      after = category.products.pageInfo.endCursor;
      more = category.products.pageInfo.hasNextPage;
      if (seen.length === 1) {
        await create({ name: 'aardvark', categoryId });
        await context.settled();
      }
    }
    expect(seen).toEqual(['Alpha', 'beta', 'gamma']);
  });

  test.each([
    ['{ products(first: 1001) { totalCount } }', ['first']],
    ['{ products(first: -1) { totalCount } }', ['first']],
    ['{ products(after: "nonsense") { totalCount } }', ['after']],
    ['{ products(filter: { priceMin: "1.001" }) { totalCount } }', ['filter', 'priceMin']],
    ['{ products(filter: { priceMax: 5 }) { totalCount } }', ['filter', 'priceMax']],
    [
      '{ products(filter: { updatedFrom: "2026-02-30T00:00:00Z" }) { totalCount } }',
      ['filter', 'updatedFrom'],
    ],
    ['{ products(filter: { search: "a\\u0000" }) { totalCount } }', ['filter', 'search']],
    ['{ products(filter: { categoryIds: ["\\u0000"] }) { totalCount } }', ['filter', 'categoryIds', '0']],
    ['{ productBySku(sku: "\\u0000") { id } }', ['sku']],
    ['{ productByBarcode(barcode: "\\u0000") { id } }', ['barcode']],
  ])('refuse %s', async (query, argument) => {
    expect(await errorOf(query)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  test('refuse a cursor whose values could not be compared', async () => {
    const forged = ['price.minor ascending', 'cheap', 'id'];
    const after = Buffer.from(JSON.stringify(forged)).toString('base64url');
    expect(
      await errorOf('query($after: String) { products(orderBy: PRICE_ASC, after: $after) { totalCount } }', {
        after,
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['after'] });
  });

  test('go up to 1 000 products a page', async () => {
    expect(await errorOf('{ products(first: 1000) { totalCount } }')).toBeUndefined();
  });
});

test('unknown ids are null, whatever they hold', async () => {
  const query = 'query($id: ID!) { product(id: $id) { id } category(id: $id) { id } }';
  for (const id of ['unknown', '', '\0', '\ud800', 'x'.repeat(100_000)]) {
    expect(await ask(query, { id })).toEqual({ product: null, category: null });
  }
});

test('bad input is refused with its path, and changes nothing', async () => {
  const { userErrors } = await change('createProduct', 'product { id }', {
    idempotencyKey: key(),
    sku: ' ',
    name: 'x'.repeat(10_000),
    price: { amount: '-1', currencyCode: 'EUR' },
    barcodes: ['1', '2', '1'],
    taxRate: '1.5',
  });
  expect(userErrors.map(({ __typename, path }: Answer) => [__typename, path.join('.')])).toEqual([
    ['InvalidInput', 'input.sku'],
    ['InvalidInput', 'input.name'],
    ['InvalidInput', 'input.price.amount'],
    ['InvalidInput', 'input.barcodes.2'],
    ['InvalidInput', 'input.taxRate'],
  ]);
  const foreign = {
    idempotencyKey: key(),
    sku: key(),
    name: 'Tea',
    price: { amount: '1', currencyCode: 'USD' },
  };
  expect((await change('createProduct', 'product { id }', foreign)).userErrors).toMatchObject([
    { __typename: 'InvalidInput', path: ['input', 'price', 'currencyCode'] },
  ]);
});

test('an update keeps what is absent and clears what is null', async () => {
  const { id } = await create({ description: 'Hot', barcodes: ['c1'], taxRate: '0.2' });
  const { product } = await change('updateProduct', 'product { name description barcodes taxRate version }', {
    productId: id,
    expectedVersion: 1,
    description: null,
    barcodes: null,
  });
  expect(product).toEqual({ name: 'Tea', description: null, barcodes: [], taxRate: '0.20', version: 2 });
  const stale = { productId: id, expectedVersion: 1, name: 'Late' };
  expect((await change('updateProduct', 'product { id }', stale)).userErrors).toMatchObject([
    { __typename: 'Conflict', code: 'VERSION_MISMATCH' },
  ]);
  const nameless = { productId: id, name: null };
  expect((await change('updateProduct', 'product { id }', nameless)).userErrors).toMatchObject([
    { __typename: 'InvalidInput', path: ['input', 'name'] },
  ]);
});

test('a key has one effect, and another command under it is told', async () => {
  const input = { idempotencyKey: key(), sku: key(), name: 'Once', price: eur('1') };
  const repeats = await Promise.all(
    Array.from({ length: 8 }, () => change('createProduct', 'product { id }', input)),
  );
  expect(new Set(repeats.map(({ product }) => product.id)).size).toBe(1);
  expect(
    (await change('createProduct', 'product { id }', { ...input, name: 'Twice' })).userErrors,
  ).toMatchObject([{ __typename: 'IdempotencyKeyReused' }]);
});

test('archived products keep resolving, and can be restored', async () => {
  const { id } = await create({ name: 'Old' });
  await change('archiveProduct', 'product { id }', { productId: id });
  await context.settled();
  const entities =
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { name status } } }';
  const representations = {
    r: [
      { __typename: 'Product', id },
      { __typename: 'Product', id: 'unknown' },
    ],
  };
  expect(await ask(entities, representations)).toEqual({
    _entities: [{ name: 'Old', status: 'ARCHIVED' }, null],
  });
  const { product } = await change('restoreProduct', 'product { status version }', { productId: id });
  expect(product).toEqual({ status: 'ACTIVE', version: 3 });
});

test('a category is archived only when it is empty', async () => {
  const categoryId = await createCategory('Seasonal');
  const { id } = await create({ categoryId });
  const archive = () => change('archiveCategory', 'category { archived version }', { categoryId });
  expect((await archive()).userErrors).toMatchObject([{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }]);
  await change('archiveProduct', 'product { id }', { productId: id });
  expect((await archive()).category).toEqual({ archived: true, version: 2 });
  expect((await change('restoreProduct', 'product { id }', { productId: id })).userErrors).toMatchObject([
    { __typename: 'Conflict' },
  ]);
});

test('history tells the newest first, page by page', async () => {
  const { id } = await create({ name: 'Told' });
  await change('changePrice', 'product { id }', { productId: id, price: eur('9') });
  await change('archiveProduct', 'product { id }', { productId: id });
  await context.settled();
  const query =
    'query($id: ID!, $after: String) { product(id: $id) { history(first: 2, after: $after) { edges { node { version type data } } pageInfo { hasNextPage endCursor } } } }';
  const { product } = await ask(query, { id });
  expect(product.history.edges.map(({ node }: Answer) => node.type)).toEqual([
    'ProductArchived',
    'PriceChanged',
  ]);
  const next = await ask(query, { id, after: product.history.pageInfo.endCursor });
  expect(next.product.history).toMatchObject({
    edges: [{ node: { version: 1, type: 'ProductCreated', data: { name: 'Told' } } }],
    pageInfo: { hasNextPage: false },
  });
});

describe('productsChanged', () => {
  test('refuses what is no cursor', async () => {
    const changes = await context.subscribe(subscription, { after: 'nonsense' });
    await expect(changes.next()).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: ['after'] },
    });
  });

  const subscription =
    'subscription($after: String) { productsChanged(after: $after) { product { id name version category { name } } cursor } }';

  test('tells each change, and resumes after a cursor with the newest state of what was missed', async () => {
    const changes = await context.subscribe(subscription);
    const first = changes.next();
    const { id } = await create({ name: 'Watched' });
    const { value } = await first;
    expect(value.data.productsChanged.product).toMatchObject({ id, name: 'Watched', version: 1 });
    await changes.return?.();

    await change('updateProduct', 'product { id }', { productId: id, name: 'Renamed' });
    await change('updateProduct', 'product { id }', { productId: id, name: 'Renamed again' });
    await context.settled();
    const resumed = await context.subscribe(subscription, { after: value.data.productsChanged.cursor });
    const { value: missed } = await resumed.next();
    expect(missed.data.productsChanged.product).toMatchObject({ id, name: 'Renamed again', version: 3 });
    await resumed.return?.();
  });
});
