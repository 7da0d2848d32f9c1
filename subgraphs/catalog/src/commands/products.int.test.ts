import { systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { parseInput } from '@tillgraph/shared-domain/input';
import { assortment } from '../domain/assortment.ts';
import { category } from '../domain/category.ts';
import { product } from '../domain/product.ts';
import { categoryCommands } from './categories.ts';
import { createProductInput } from './product-input.ts';
import { productCommands } from './products.ts';
import { shopCommands } from './shop.ts';

let test_: TestLog;
let ids = 0;
const newId = () => `id-${++ids}`;
const metadata = () => ({ ...systemMetadata('test', 'unused'), idempotency: null });
const settings = { name: 'Corner', currency: 'EUR', timeZone: 'Europe/Berlin', pricesIncludeTax: true };

beforeEach(async () => {
  test_ = await testLog('catalog');
  await shopCommands(test_).open(settings);
});
afterEach(() => test_.close());

function input(fields: Readonly<Record<string, unknown>>) {
  const parsed = parseInput(createProductInput, {
    idempotencyKey: newId(),
    sku: newId(),
    name: 'Tea',
    price: { amount: '2.50', currencyCode: 'EUR' },
    ...fields,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

/** Two processes on one log. */
async function processes() {
  const logs = [test_.log, await test_.open()];
  return logs.map((log) => ({
    categories: categoryCommands({ log, newId }),
    products: productCommands({ log, newId }),
  }));
}

async function only<Item>(items: readonly Item[]): Promise<Item> {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`There are ${items.length} instead of one.`);
  return item;
}

test('of many products created with one sku at once, one gets it and the others learn which', async () => {
  const both = await processes();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      both[index % 2]?.products.create(input({ sku: 'TEA-1' }), metadata()),
    ),
  );
  const created = await only(outcomes.flatMap((outcome) => (outcome?.accepted ? [outcome.result] : [])));
  const errors = outcomes.flatMap((outcome) => (outcome?.accepted === false ? outcome.errors : []));
  expect(errors).toHaveLength(19);
  for (const error of errors) {
    expect(error).toMatchObject({
      kind: 'AlreadyExists',
      existingId: created.productId,
      path: ['input', 'sku'],
    });
  }
});

test('a barcode that a product gives up can be taken by another, and by one only', async () => {
  const { log } = test_;
  const { create, update } = productCommands({ log, newId });
  const first = await create(input({ barcodes: ['1', '2'] }), metadata());
  if (!first.accepted) throw new Error('not created');
  const taken = await create(input({ barcodes: ['3', '2'] }), metadata());
  expect(taken).toMatchObject({
    accepted: false,
    errors: [{ kind: 'AlreadyExists', path: ['input', 'barcodes', '1'] }],
  });

  const change = { productId: first.result.productId, idempotencyKey: null, expectedVersion: null };
  expect(await update({ ...change, barcodes: ['1', '9'] }, metadata())).toMatchObject({ accepted: true });
  const again = await Promise.all([1, 2].map(() => create(input({ barcodes: ['2'] }), metadata())));
  expect(again.filter(({ accepted }) => accepted)).toHaveLength(1);
});

test('a sku that was changed is free again', async () => {
  const { create, update } = productCommands({ log: test_.log, newId });
  const first = await create(input({ sku: 'A' }), metadata());
  if (!first.accepted) throw new Error('not created');
  const change = { productId: first.result.productId, idempotencyKey: null, expectedVersion: null };
  await update({ ...change, sku: 'B' }, metadata());
  expect(await create(input({ sku: 'A' }), metadata())).toMatchObject({ accepted: true });
  expect(await create(input({ sku: 'B' }), metadata())).toMatchObject({ accepted: false });
});

test('archiving a category and putting products into it never both succeed', async () => {
  const both = await processes();
  const rounds = [];
  for (let round = 0; round < 10; round += 1) {
    const made = await both[0]?.categories.create({ idempotencyKey: newId(), name: 'Drinks' }, metadata());
    if (!made?.accepted) throw new Error('not created');
    const { categoryId } = made.result;
    const archive = { categoryId, idempotencyKey: null, expectedVersion: null };
    const [archived, ...created] = await Promise.all([
      both[round % 2]?.categories.archive(archive, metadata()),
      both[0]?.products.create(input({ categoryId }), metadata()),
      both[1]?.products.create(input({ categoryId }), metadata()),
    ]);
    const entered = created.filter((outcome) => outcome?.accepted).length;
    rounds.push({ categoryId, closed: archived?.accepted, activeProducts: entered });
  }

  const log = await test_.open();
  for (const { categoryId, closed, activeProducts } of rounds) {
    expect(activeProducts).toBe(closed ? 0 : 2);
    expect((await log.load(category, categoryId)).state?.archived).toBe(closed);
    expect((await log.load(assortment, categoryId)).state).toEqual({ activeProducts, closed });
  }
});

test('a product that is moved by many at once is in one category', async () => {
  const both = await processes();
  const names = ['A', 'B', 'C'];
  const made = await Promise.all(
    names.map((name) => both[0]?.categories.create({ idempotencyKey: newId(), name }, metadata())),
  );
  const categoryIds = made.flatMap((outcome) => (outcome?.accepted ? [outcome.result.categoryId] : []));
  const created = await both[0]?.products.create(input({}), metadata());
  if (!created?.accepted) throw new Error('not created');
  const { productId } = created.result;

  const moves = Array.from({ length: 12 }, (_, index) => ({
    productId,
    idempotencyKey: null,
    expectedVersion: null,
    categoryId: categoryIds[index % 3] ?? null,
  }));
  const outcomes = await Promise.all(
    moves.map((move, index) => both[index % 2]?.products.update(move, metadata())),
  );
  expect(outcomes.every((outcome) => outcome?.accepted)).toBe(true);

  const log = await test_.open();
  const counts = await Promise.all(categoryIds.map((id) => log.load(assortment, id)));
  const home = (await log.load(product, productId)).state?.categoryId;
  expect(counts.map(({ id, state }) => [id, state?.activeProducts])).toEqual(
    categoryIds.map((id) => [id, id === home ? 1 : 0]),
  );
});

test('of two changes on the same expected version one wins', async () => {
  const { create, changePrice } = productCommands({ log: test_.log, newId });
  const created = await create(input({}), metadata());
  if (!created.accepted) throw new Error('not created');
  const change = { productId: created.result.productId, idempotencyKey: null, expectedVersion: 1 };
  const outcomes = await Promise.all(
    [300, 400].map((minor) => changePrice({ ...change, price: { minor, currency: 'EUR' } }, metadata())),
  );
  expect(await only(outcomes.filter(({ accepted }) => !accepted))).toMatchObject({
    errors: [{ kind: 'Conflict', code: 'VERSION_MISMATCH', currentVersion: 2 }],
  });
});

test('a shop that was opened is opened again on its terms, and refuses others by their setting’s name', async () => {
  const { open } = shopCommands(test_);
  const unset = { name: undefined, currency: undefined, timeZone: undefined, pricesIncludeTax: undefined };
  await open(settings);
  await open(unset);
  await open({ ...unset, name: 'Another name' });
  await expect(open({ ...unset, currency: 'USD' })).rejects.toThrow(/^CURRENCY is USD/);
  await expect(open({ ...unset, timeZone: 'UTC' })).rejects.toThrow(/^TIME_ZONE is UTC/);
  await expect(open({ ...unset, pricesIncludeTax: false })).rejects.toThrow(/^PRICES_INCLUDE_TAX is false/);
});
