import { type Answer, eur, names, openCatalog, type TestCatalog } from '../testing/test-catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

test('a product is found by a part of its name, sku or barcode', async () => {
  const { id } = await catalog.create({ name: 'Café Crème', sku: 'CC-77', barcodes: ['5901234'] });
  await catalog.settled();
  for (const search of ['cafe', 'ÉCR', 'fé cr', 'cc-7', '012']) {
    const { products } = await catalog.ask(
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
    categoryId = await catalog.createCategory('Listed');
    await catalog.create({ name: 'beta', price: eur('3.00'), categoryId });
    await catalog.create({ name: 'Alpha', price: eur('2.00'), categoryId });
    const { id } = await catalog.create({ name: 'delta', price: eur('1.00'), categoryId });
    await catalog.create({ name: 'gamma', price: eur('4.00'), categoryId });
    await catalog.change('archiveProduct', 'product { status }', { productId: id });
    await catalog.settled();
  });

  const list = async (filter: object, orderBy: string) => {
    const { products } = await catalog.ask(
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
      const { products } = await catalog.ask(
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
      const { category } = await catalog.ask(query, { id: categoryId, after });
      seen.push(...names(category.products));
      after = category.products.pageInfo.endCursor;
      more = category.products.pageInfo.hasNextPage;
      if (seen.length === 1) {
        await catalog.create({ name: 'aardvark', categoryId });
        await catalog.settled();
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
    expect(await catalog.errorOf(query)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  test('refuse a cursor whose values could not be compared', async () => {
    const forged = ['price.minor ascending', 'cheap', 'id'];
    const after = Buffer.from(JSON.stringify(forged)).toString('base64url');
    expect(
      await catalog.errorOf(
        'query($after: String) { products(orderBy: PRICE_ASC, after: $after) { totalCount } }',
        {
          after,
        },
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['after'] });
  });

  test('go up to 1 000 products a page', async () => {
    expect(await catalog.errorOf('{ products(first: 1000) { totalCount } }')).toBeUndefined();
  });
});
