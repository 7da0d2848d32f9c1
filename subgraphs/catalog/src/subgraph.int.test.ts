import { type Answer, eur, manager, openCatalog, type TestCatalog } from './testing/test-catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

test('the shop is as it was set up, and changes but for its terms', async () => {
  const input = { name: 'Corner shop', taxId: 'DE1', address: { lines: ['1 Main St'], countryCode: 'DE' } };
  const { userErrors } = await catalog.change('updateShop', 'shop { version }', input);
  expect(userErrors).toEqual([]);
  await catalog.settled();
  const { shop } = await catalog.ask(
    '{ shop { name address { lines city } taxId currencyCode timeZone pricesIncludeTax version history { edges { node { type actorId actor { id } } } } } }',
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
        { node: { type: 'ShopUpdated', actorId: 'manager-1', actor: { id: 'manager-1' } } },
        { node: { type: 'ShopOpened', actorId: null, actor: null } },
      ],
    },
  });
});

test('a product is shown by its own mutation, and by queries that carry its token', async () => {
  const categoryId = await catalog.createCategory('Drinks');
  const fields =
    'id sku barcodes name description price { amount currencyCode } taxRate category { name } status version';
  const { product, consistencyToken } = await catalog.change('createProduct', 'product { id version }', {
    idempotencyKey: catalog.key(),
    sku: 'GREEN-1',
    name: 'Grüner Tee',
    price: eur('2.5'),
    barcodes: ['4001'],
    taxRate: '0.07',
    categoryId,
  });
  expect(product.version).toBe(1);
  const { data } = await catalog.run(
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

test('unknown ids are null, whatever they hold', async () => {
  const query = 'query($id: ID!) { product(id: $id) { id } category(id: $id) { id } }';
  for (const id of ['unknown', '', '\0', '\ud800', 'x'.repeat(100_000)]) {
    expect(await catalog.ask(query, { id })).toEqual({ product: null, category: null });
  }
});

test('bad input is refused with its path, and changes nothing', async () => {
  const { userErrors } = await catalog.change('createProduct', 'product { id }', {
    idempotencyKey: catalog.key(),
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
    idempotencyKey: catalog.key(),
    sku: catalog.key(),
    name: 'Tea',
    price: { amount: '1', currencyCode: 'USD' },
  };
  expect((await catalog.change('createProduct', 'product { id }', foreign)).userErrors).toMatchObject([
    { __typename: 'InvalidInput', path: ['input', 'price', 'currencyCode'] },
  ]);
});

test('an update keeps what is absent and clears what is null', async () => {
  const { id } = await catalog.create({ description: 'Hot', barcodes: ['c1'], taxRate: '0.2' });
  const { product } = await catalog.change(
    'updateProduct',
    'product { name description barcodes taxRate version }',
    {
      productId: id,
      expectedVersion: 1,
      description: null,
      barcodes: null,
    },
  );
  expect(product).toEqual({ name: 'Tea', description: null, barcodes: [], taxRate: '0.20', version: 2 });
  const stale = { productId: id, expectedVersion: 1, name: 'Late' };
  expect((await catalog.change('updateProduct', 'product { id }', stale)).userErrors).toMatchObject([
    { __typename: 'Conflict', code: 'VERSION_MISMATCH' },
  ]);
  const nameless = { productId: id, name: null };
  expect((await catalog.change('updateProduct', 'product { id }', nameless)).userErrors).toMatchObject([
    { __typename: 'InvalidInput', path: ['input', 'name'] },
  ]);
});

test('a key has one effect, and another command under it is told', async () => {
  const input = { idempotencyKey: catalog.key(), sku: catalog.key(), name: 'Once', price: eur('1') };
  const repeats = await Promise.all(
    Array.from({ length: 8 }, () => catalog.change('createProduct', 'product { id }', input)),
  );
  expect(new Set(repeats.map(({ product }) => product.id)).size).toBe(1);
  expect(
    (await catalog.change('createProduct', 'product { id }', { ...input, name: 'Twice' })).userErrors,
  ).toMatchObject([{ __typename: 'IdempotencyKeyReused' }]);
});

test('archived products keep resolving, and can be restored', async () => {
  const { id } = await catalog.create({ name: 'Old' });
  await catalog.change('archiveProduct', 'product { id }', { productId: id });
  await catalog.settled();
  const entities =
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { name status } } }';
  const representations = {
    r: [
      { __typename: 'Product', id },
      { __typename: 'Product', id: 'unknown' },
    ],
  };
  expect(await catalog.ask(entities, representations)).toEqual({
    _entities: [{ name: 'Old', status: 'ARCHIVED' }, null],
  });
  const { product } = await catalog.change('restoreProduct', 'product { status version }', { productId: id });
  expect(product).toEqual({ status: 'ACTIVE', version: 3 });
});

test('a category is archived only when it is empty', async () => {
  const categoryId = await catalog.createCategory('Seasonal');
  const { id } = await catalog.create({ categoryId });
  const archive = () => catalog.change('archiveCategory', 'category { archived version }', { categoryId });
  expect((await archive()).userErrors).toMatchObject([{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }]);
  await catalog.change('archiveProduct', 'product { id }', { productId: id });
  expect((await archive()).category).toEqual({ archived: true, version: 2 });
  expect(
    (await catalog.change('restoreProduct', 'product { id }', { productId: id })).userErrors,
  ).toMatchObject([{ __typename: 'Conflict' }]);
});

test('history tells the newest first, page by page', async () => {
  const { id } = await catalog.create({ name: 'Told' });
  await catalog.change('changePrice', 'product { id }', { productId: id, price: eur('9') });
  await catalog.change('archiveProduct', 'product { id }', { productId: id });
  await catalog.settled();
  const query =
    'query($id: ID!, $after: String) { product(id: $id) { history(first: 2, after: $after) { edges { node { version type data } } pageInfo { hasNextPage endCursor } } } }';
  const { product } = await catalog.ask(query, { id });
  expect(product.history.edges.map(({ node }: Answer) => node.type)).toEqual([
    'ProductArchived',
    'PriceChanged',
  ]);
  const next = await catalog.ask(query, { id, after: product.history.pageInfo.endCursor });
  expect(next.product.history).toMatchObject({
    edges: [{ node: { version: 1, type: 'ProductCreated', data: { name: 'Told' } } }],
    pageInfo: { hasNextPage: false },
  });
});

describe('productsChanged', () => {
  test.each(['nonsense', ''])('refuses what is no cursor: %j', async (after) => {
    const changes = await catalog.subscribe(subscription, { after });
    await expect(changes.next()).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: ['after'] },
    });
  });

  const subscription =
    'subscription($after: String) { productsChanged(after: $after) { product { id name version category { name } } cursor } }';

  test('tells each change, and resumes after a cursor with the newest state of what was missed', async () => {
    const changes = await catalog.subscribe(subscription);
    const first = changes.next();
    const { id } = await catalog.create({ name: 'Watched' });
    const { value } = await first;
    expect(value.data.productsChanged.product).toMatchObject({ id, name: 'Watched', version: 1 });
    await changes.return?.();

    await catalog.change('updateProduct', 'product { id }', { productId: id, name: 'Renamed' });
    await catalog.change('updateProduct', 'product { id }', { productId: id, name: 'Renamed again' });
    await catalog.settled();
    const resumed = await catalog.subscribe(subscription, { after: value.data.productsChanged.cursor });
    const { value: missed } = await resumed.next();
    expect(missed.data.productsChanged.product).toMatchObject({ id, name: 'Renamed again', version: 3 });
    await resumed.return?.();
  });
});
