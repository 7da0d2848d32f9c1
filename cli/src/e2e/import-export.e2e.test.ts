import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sell } from '../testing/furnish.ts';
import type { GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { runCommand } from '../testing/run-command.ts';
import { owner, startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let folder: string;
let client: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  client = await shop.signIn();
  folder = await mkdtemp(join(tmpdir(), 'tillgraph-csv-'));
}, 120_000);
afterAll(async () => {
  await shop.remove();
  await rm(folder, { recursive: true });
});

const asOwner = { OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password };

const run = (words: readonly string[], caller: Readonly<Record<string, string>> = asOwner) =>
  runCommand([...words, '--url', shop.address()], caller);

const header = 'Name;SKU;Price;Stock;Unit cost;Barcodes;Category;Tax rate;Active';
const good = [
  '"Käse, ""alt""";CHEESE;12.50;10;7.20;4006381333931|20;Food;0.07;',
  '=1+1;FORMULA;1;;;;;;false',
  'Tea pot;POT;20.00;3;;;Kitchen;0.19;true',
];

const catalogue = async () => {
  const query = `{ products(first: 10, filter: { status: null }) { totalCount edges { node {
    sku name price { amount } barcodes category { name } taxRate status version stock { onHand }
  } } } }`;
  return (await client.query(query)).products;
};

test('a file with bad lines imports its good ones, tells the bad ones, and can be imported again and again', async () => {
  const file = join(folder, 'products.csv');
  const bad = ['No price;NEW;;;;;;;', 'Comma;COMMA;1,50;;;;;;', 'Twin;POT;1;;;;;;'];
  await writeFile(file, `\ufeff${[header, ...good, ...bad].join('\r\n')}\r\n`);
  const faults = [
    `${file}:5: price: The shop has no product NEW: a new one needs it.`,
    `${file}:6: price: Give a decimal number as text, such as "12.50".`,
    `${file}:7: sku: POT is on line 4 already: take one out.`,
    '3 lines were not imported: correct what is said above, and import the file again.',
    '',
  ].join('\n');

  expect(await run(['import', 'products', file, '--dry-run'])).toEqual({
    code: 1,
    output: 'Nothing was imported: 3 products would be made, 0 changed, and 0 are so already.\n',
    errors: faults,
  });
  expect((await catalogue()).totalCount).toBe(0);

  const first = await run(['import', 'products', file]);
  expect(first).toEqual({
    code: 1,
    output: '3 products were made, 0 changed, and 0 were so already.\n',
    errors: faults,
  });
  const { edges } = await catalogue();
  expect(edges).toMatchObject([
    { node: { sku: 'FORMULA', name: '=1+1', category: null, status: 'ARCHIVED', stock: { onHand: 0 } } },
    {
      node: { sku: 'CHEESE', name: 'Käse, "alt"', barcodes: ['4006381333931', '20'], stock: { onHand: 10 } },
    },
    { node: { sku: 'POT', price: { amount: '20.00' }, taxRate: '0.19', stock: { onHand: 3 } } },
  ]);

  expect((await run(['import', 'products', file])).output).toBe(
    '0 products were made, 0 changed, and 3 were so already.\n',
  );
  expect((await catalogue()).edges).toEqual(edges);
});

test('what is exported is imported without a change, into this shop and as text that no spreadsheet runs', async () => {
  const file = join(folder, 'export.csv');
  expect(await run(['export', 'products', file])).toMatchObject({
    code: 0,
    errors: '3 rows were written.\n',
  });
  const text = await readFile(file, 'utf8');
  expect(text).toContain("\r\nFORMULA,'=1+1,,,,1.00,USD,0.00,,0,false\r\n");
  expect((await run(['import', 'products', file])).output).toBe(
    '0 products were made, 0 changed, and 3 were so already.\n',
  );

  // A file may say some columns alone.
  await writeFile(file, 'sku,price,active\nPOT,18,\nFORMULA,,true\nCHEESE,12.5,true\n');
  expect((await run(['import', 'products', file])).output).toBe(
    '0 products were made, 2 changed, and 1 were so already.\n',
  );
  expect((await catalogue()).edges).toMatchObject([
    { node: { sku: 'FORMULA', status: 'ACTIVE', price: { amount: '1.00' } } },
    { node: { sku: 'CHEESE', category: { name: 'Food' } } },
    { node: { sku: 'POT', name: 'Tea pot', price: { amount: '18.00' }, stock: { onHand: 3 } } },
  ]);
});

test('an API key exports what its scopes let it read', async () => {
  const { productBySku: pot } = await client.query('{ productBySku(sku: "POT") { id } }');
  const placed = {
    lines: [{ productId: pot.id, quantity: 2 }],
    payments: [{ method: 'CASH' }],
    note: '@home',
  };
  const order = await sell(client, placed);
  const scopes = ['orders:read', 'accounts:read', 'customers:read'];
  const { secret } = await accepted(client, 'createApiKey', { name: 'Export', scopes }, 'secret');
  const keyed = { API_KEY: secret, OWNER_EMAIL: '', OWNER_PASSWORD: '' };

  const orders = await run(['export', 'orders', '-', '--from', '2020-01-01'], keyed);
  const [columns = '', row = '', ...more] = orders.output.split('\r\n');
  expect(more).toEqual(['']);
  const cells = row.split(',');
  const cellOf = (column: string) => cells[columns.split(',').indexOf(column)];
  expect([cellOf('number'), cellOf('sku'), cellOf('quantity'), cellOf('order_note')]).toEqual([
    order.number,
    'POT',
    '2',
    "'@home",
  ]);
  expect((await run(['export', 'orders', '-', '--to', '2020-01-01'], keyed)).output).toBe(`${columns}\r\n`);

  const till = await run(['export', 'transactions', '-', '--account', 'till'], keyed);
  expect(till.output.split('\r\n')[1]).toContain(`,INCOME,ORDER_PAYMENT,${order.total.amount},`);
  expect(till.output).toContain(`,${order.number},`);

  const refused = await run(['export', 'products', join(folder, 'none.csv')], keyed);
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('may not do this') });
  await expect(readFile(join(folder, 'none.csv'))).rejects.toThrow('ENOENT');
});
