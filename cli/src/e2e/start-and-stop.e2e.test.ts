import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../testing/program.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

describe('a shop that ends', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await startShop({ DEMO_DATA: 'products' });
  }, 120_000);
  afterAll(() => shop.remove());

  /** Puts one more piece on the shelf and tells how many there are. */
  async function receiveOne(key: string): Promise<number> {
    const client = await shop.signIn();
    const { productBySku } = await client.query('{ productBySku(sku: "BAK-001") { id } }');
    const { receiveStock } = await client.query(
      `mutation ($input: ReceiveStockInput!) {
        receiveStock(input: $input) { product { stock { onHand } } userErrors { message } }
      }`,
      { input: { idempotencyKey: key, productId: productBySku.id, quantity: 1 } },
    );
    return receiveStock.product.stock.onHand;
  }

  test.each([
    ['is asked to end', () => shop.program().stop()],
    ['is killed', () => shop.program().kill()],
    ['is killed with its PostgreSQL', () => shop.program().killAll()],
  ])(
    'starts again with all its data when it %s',
    async (how, end) => {
      const before = await receiveOne(`before it ${how}`);
      await end();
      await shop.start();
      expect(shop.program().output()).not.toContain('password');
      expect(await receiveOne(`before it ${how}`)).toBe(before);
      expect(await receiveOne(`after it ${how}`)).toBe(before + 1);
    },
    60_000,
  );

  test('answers what it has accepted and ends its sockets cleanly', async () => {
    const client = await shop.signIn();
    const events = client.subscribe('subscription { productsChanged { cursor } }');
    const ended = events.next();
    const { productBySku } = await client.query('{ productBySku(sku: "BAK-002") { id } }');
    const answers = Array.from({ length: 20 }, (_, index) =>
      client.query(
        `mutation ($input: ReceiveStockInput!) {
          receiveStock(input: $input) { product { id } userErrors { message } }
        }`,
        { input: { idempotencyKey: `last ${index}`, productId: productBySku.id, quantity: 1 } },
      ),
    );
    await Promise.race(answers);
    const code = shop.program().stop();
    const outcomes = await Promise.allSettled(answers);
    expect(await code).toBe(0);
    expect(await ended).toEqual({ done: true, value: undefined });
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    await shop.start();
    const { productBySku: after } = await (await shop.signIn()).query(
      '{ productBySku(sku: "BAK-002") { stock { onHand } } }',
    );
    expect(after.stock.onHand).toBeGreaterThanOrEqual(12 + accepted);
  }, 60_000);

  test('lets no second one work on its data', async () => {
    const second = startProgram(shop.dataDir);
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(
      `The data folder ${shop.dataDir} belongs to a running shop: stop that one, or set DATA_DIR to another folder.\n`,
    );
  });

  test('keeps the terms that it was opened on', async () => {
    await shop.program().stop();
    const other = startProgram(shop.dataDir, { CURRENCY: 'EUR' });
    expect(await other.ended).toBe(1);
    expect(other.output()).toMatch(/^CURRENCY is EUR, but this shop was opened with USD.*\n$/);
    await shop.start();
  }, 60_000);
});

describe('a start that cannot succeed says why in one sentence', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tillgraph-start-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const program = startProgram(folder, { PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe(
      `Port ${port} of 127.0.0.1 is in use: end what listens there, or set PORT to another one.\n`,
    );
    other.close();
  });

  test.each([
    ['PORT', 'many', 'The setting PORT is wrong: give a whole number from 0 to 65535.\n'],
    [
      'DATABASE_URL',
      'postgres://nobody@127.0.0.1:1/none',
      /^PostgreSQL at DATABASE_URL cannot be used \(.+\): check that it runs and that its user may create databases\.\n$/,
    ],
    [
      'HOST',
      '192.0.2.1',
      /^Nothing can listen on 192\.0\.2\.1 .*: set HOST to an address of this machine\.\n$/,
    ],
  ])('a wrong %s', async (name, value, sentence) => {
    const program = startProgram(folder, { [name]: value });
    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(sentence);
  });

  test('a data folder that is no folder', async () => {
    const program = startProgram('/dev/null');
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe(
      'The data folder /dev/null cannot be written: make it yours to write, or set DATA_DIR to another folder.\n',
    );
  });
});
