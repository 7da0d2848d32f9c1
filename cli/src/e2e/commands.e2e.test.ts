import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@tillgraph/platform/testing';
import { startProgram } from '../testing/program.ts';
import { runCommand } from '../testing/run-command.ts';
import { owner, startShop, type TestShop } from '../testing/test-shop.ts';

describe('the commands', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await startShop({ DEMO_DATA: 'false' });
  }, 120_000);
  afterAll(() => shop.remove());

  const run = (...words: string[]) => runCommand(words, { DATA_DIR: shop.dataDir });

  test('list the projections of the shop that runs', async () => {
    const { code, output } = await run('projections', 'list');
    expect(code).toBe(0);
    expect(output).toMatch(/^NAME +VERSION +STATE +LAG +LAST PROGRESS +PARKED\n/);
    expect(output).toMatch(/\ncatalog\/products +1 +active +0 /);
  });

  test('make a projection anew, which goes on being read', async () => {
    const { code, output } = await run('projections', 'rebuild', 'catalog/shop');
    expect([code, output]).toEqual([0, 'catalog/shop was made anew.\n']);
    const { shop: opened } = await shop.anonymous().query('{ shop { name } }');
    expect(opened.name).toBe('Tillgraph');
  });

  test('ask which of several projections of one name is meant', async () => {
    const { code, errors } = await run('projections', 'rebuild', 'products');
    expect(code).toBe(1);
    expect(errors).toBe(
      'products is a projection of several contexts: say catalog/products or inventory/products.\n',
    );
  });

  test('tell what is parked, and what is not', async () => {
    expect((await run('parked', 'list')).output).toBe('ID  CONSUMER  STREAM  EVENTS  SINCE  FAILURE\n');
    const { code, errors } = await run('parked', 'retry', 'orders/17');
    expect(code).toBe(1);
    expect(errors).toContain('Nothing is parked as 17');
  });

  test('sign access tokens with a new key, while those of the one before go on', async () => {
    const kidsShown = async () => {
      const { keys } = (await (await fetch(`${shop.address()}/.well-known/jwks.json`)).json()) as {
        keys: { kid: string }[];
      };
      return keys.map(({ kid }) => kid);
    };
    const signIn = `mutation { signIn(input: { email: "${owner.email}", password: "${owner.password}" }) {
      session { accessToken } } }`;
    const signer = async () => {
      const { signIn: answer } = await shop.anonymous().query(signIn);
      const [header] = answer.session.accessToken.split('.');
      return JSON.parse(String(Buffer.from(header, 'base64url'))).kid as string; // of our own tokens
    };
    const before = await shop.signIn();
    const old = await signer();
    expect((await run('keys', 'rotate')).code).toBe(0);
    let next = old;
    await until(async () => {
      next = await signer();
      return next !== old;
    });
    const after = await shop.signIn();
    for (const client of [before, after]) {
      expect((await client.query('{ viewer { email } }')).viewer.email).toBe(owner.email);
    }
    expect(await kidsShown()).toEqual([next, old]);
    expect((await run('keys')).code).toBe(2);
  });

  test('print the supergraph', async () => {
    const { code, output } = await run('compose');
    expect(code).toBe(0);
    expect(output).toContain('type Product');
    expect(output).toContain('@requiresScopes');
  });

  test('know their words', async () => {
    expect((await run('help')).output).toContain('tillgraph start ');
    expect(await run('open')).toMatchObject({
      code: 2,
      errors: 'There is no command open. "tillgraph help" lists the commands.\n',
    });
    expect((await run('projections')).code).toBe(2);
  });

  test('say that no shop runs where none does', async () => {
    const { code, errors } = await runCommand(['parked', 'list'], { DATA_DIR: join(shop.dataDir, 'none') });
    expect(code).toBe(1);
    expect(errors).toMatch(/^No shop runs on the data folder .*: start it first, or set DATA_DIR/);
  });
});

test('a shop runs on a PostgreSQL server of the user’s own', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tillgraph-shop-'));
  const settings = { DATABASE_URL: process.env.TILLGRAPH_TEST_SERVER ?? '', DEMO_DATA: 'false' };
  const program = startProgram(dataDir, settings);
  const address = await program.running;
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const listed = await runCommand(['projections', 'list'], settings);
  expect(listed.output).toContain('orders/orders');
  expect(await program.stop()).toBe(0);
  await rm(dataDir, { recursive: true });
}, 60_000);
