import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive } from '@tillgraph/platform/backup';
import { backupKeyUnder } from '@tillgraph/platform/person-keys';
import { until } from '@tillgraph/platform/testing';
import { customer, product, sell } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { type Acknowledged, keysIn, startMixedLoad } from '../testing/mixed-load.ts';
import { accepted } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { main } from '../testing/program.ts';
import { type CommandOutcome, runCommand } from '../testing/run-command.ts';
import { openShopRecords } from '../testing/shop-records.ts';
import { tamper } from '../testing/tamper.ts';
import { newDataDir, startShop, type TestShop } from '../testing/test-shop.ts';

/** The other profile's servers have tools of their own. */
const describeEmbedded = profile.words.length === 0 ? describe : describe.skip;

describeEmbedded('a backup that was taken under load, restored', () => {
  const settings = { DEMO_DATA: 'false', RATE_LIMIT: '1000000', CONSISTENCY_WAIT_MS: '500' };
  let folder: string;
  let file: string;
  let masterKeyFile: string;
  let taken: CommandOutcome;
  let restored: CommandOutcome;
  let before: readonly Acknowledged[];
  let sold: Data;
  let productId: string;
  /** Of what was done after the backup. */
  let lostToken: string;
  let cursor: string;
  let epoch: unknown;
  let shop: TestShop;
  let owner: GraphClient;

  beforeAll(async () => {
    folder = await newDataDir();
    file = join(folder, 'shop.backup');
    masterKeyFile = join(folder, 'kept-apart');
    const first = await startShop(settings);
    const client = await first.signIn();
    productId = await product(client, { sku: 'BACKED-UP', price: '3', pieces: 20 });
    sold = await sell(client, { lines: [{ productId, quantity: 2 }], payments: [{ method: 'CASH' }] });
    await customer(client, 'Grace Remembered');
    const forgotten = await customer(client, 'Ada Forgotten');
    await accepted(client, 'eraseCustomer', { customerId: forgotten });
    const changes = client.subscribe('subscription { ordersChanged { cursor } }');
    const load = await startMixedLoad(client);
    cursor = (await changes.next()).value.ordersChanged.cursor;
    await load.reached(60);
    before = [...load.acknowledged];
    taken = await runCommand(['backup', file], { DATA_DIR: first.dataDir });
    await load.reached(load.acknowledged.length + 20);
    await load.stop();
    const lost = { productId, quantity: 5 };
    lostToken = (await accepted(client, 'receiveStock', lost)).consistencyToken;
    const records = await openShopRecords(first.dataDir);
    epoch = (await records.logs()).orders[0]?.epoch;
    await records.close();
    await copyFile(join(first.dataDir, 'master-key'), masterKeyFile);
    await first.remove();

    const dataDir = await newDataDir();
    restored = await runCommand(['restore', file], { DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile });
    shop = await startShop(settings, dataDir);
    owner = await shop.signIn();
  }, 240_000);
  afterAll(async () => {
    await shop.remove();
    await rm(folder, { recursive: true });
  });

  test('was whole, and is proven before it takes its place', () => {
    expect(taken).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^The shop is in .*shop\.backup\./),
    });
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(restored.output).toMatch(/all that must always hold does[\s\S]*A new epoch has begun/);
  });

  test('has every change that was acknowledged before it began, once', async () => {
    const records = await openShopRecords(shop.dataDir);
    const logs = await records.logs().finally(() => records.close());
    const found = new Map<string, number>();
    for (const event of Object.values(logs).flat()) {
      for (const key of new Set(keysIn(JSON.stringify(event)))) found.set(key, (found.get(key) ?? 0) + 1);
    }
    const accepted = before.filter(({ payload }) => payload.userErrors.length === 0);
    expect(accepted.length).toBeGreaterThan(30);
    expect(accepted.filter(({ key, events }) => found.get(key) !== events)).toEqual([]);
    expect(logs.orders[0]?.epoch).not.toBe(epoch);
  });

  test('makes its read models anew in the new epoch, and is right', async () => {
    await until(async () => {
      const { code } = await runCommand(['verify'], { DATA_DIR: shop.dataDir });
      return code === 0;
    }, 60_000);
    const { customers } = await owner.query('{ customers(first: 100) { edges { node { name } } } }');
    const names = customers.edges.map(({ node }: Data) => node.name);
    expect(names).toEqual(expect.arrayContaining(['Grace Remembered', 'Erased customer']));
  }, 90_000);

  test('answers tokens of what is lost with STALE_READ, and cursors with CURSOR_EXPIRED', async () => {
    const query = 'query ($id: ID!) { product(id: $id) { stock { onHand } } }';
    const stale = await owner.request(query, { id: productId }, { 'consistency-token': lostToken });
    expect(stale.errors?.map(({ extensions }) => extensions.code)).toEqual(['STALE_READ']);
    const fresh = await owner.request(query, { id: productId }, { 'consistency-token': '' });
    expect(fresh.data?.product.stock.onHand).toBe(18);
    const changes = owner.subscribe(
      'subscription ($after: String) { ordersChanged(after: $after) { cursor } }',
      {
        after: cursor,
      },
    );
    await expect(changes.next()).rejects.toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
  });

  test('goes on: what was sold before is refunded, and seen in stock by who did it', async () => {
    const { order } = await owner.query('query ($id: ID!) { order(id: $id) { lines { id } } }', {
      id: sold.id,
    });
    const refund = { orderId: sold.id, lines: [{ lineId: order.lines[0].id, quantity: 1 }], reason: 'Back' };
    const { consistencyToken } = await accepted(owner, 'refundOrder', refund);
    const query = 'query ($id: ID!) { product(id: $id) { stock { onHand } } }';
    const answer = await owner.request(query, { id: productId }, { 'consistency-token': consistencyToken });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.product.stock.onHand).toBe(19);
    const again = await sell(owner, { lines: [{ productId, quantity: 1 }], payments: [{ method: 'CASH' }] });
    expect(again.status).toBe('COMPLETED');
  });

  test('does not have its reactors go through the past again, nor begins another epoch', async () => {
    const epochs = await tamper(
      shop.dataDir,
      'orders',
      `SELECT DISTINCT epoch FROM consumers.checkpoints WHERE consumer = 'reactor/order-saga' AND context = 'accounts'`,
    );
    const [head] = await tamper(shop.dataDir, 'accounts', 'SELECT epoch::text FROM event_store.head');
    const [repeated] = await tamper(
      shop.dataDir,
      'orders',
      `SELECT count(*)::int AS count FROM consumers.builds WHERE build > 2`,
    );
    expect(epochs).toEqual([head]);
    expect(repeated).toEqual({ count: 0 });
  });

  test('holds nothing of who was erased before it was taken, and is read with the master key alone', async () => {
    const key = backupKeyUnder(await readFile(masterKeyFile));
    let text = '';
    for await (const entry of readArchive(file, { key })) {
      text += entry.kind === 'bytes' ? entry.bytes.toString() : JSON.stringify(entry.header);
    }
    expect(text).toContain('Grace Remembered');
    expect(text).not.toContain('Ada Forgotten');
    const otherKey = join(folder, 'other-key');
    await writeFile(otherKey, randomBytes(32));
    const settings = { DATA_DIR: join(folder, 'nothing'), MASTER_KEY_FILE: otherKey };
    expect(await runCommand(['restore', file], settings)).toMatchObject({
      code: 1,
      errors: `The master key ${otherKey} is not the one of the backup's shop: set MASTER_KEY_FILE to that one.\n`,
    });
  });

  test('is refused when it is damaged or not whole, before anything is made of it', async () => {
    const [dataDir, broken] = [join(folder, 'nothing'), join(folder, 'broken')];
    const restore = () =>
      runCommand(['restore', broken], { DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile });
    const refused = {
      code: 1,
      errors: `${broken} is no backup, or is damaged or not whole: take another one.\n`,
    };
    const whole = await readFile(file);
    await copyFile(file, broken);
    await truncate(broken, whole.length - 100);
    expect(await restore()).toMatchObject(refused);
    const middle = whole.length >> 1;
    whole.writeUInt8(whole.readUInt8(middle) ^ 1, middle);
    await writeFile(broken, whole);
    expect(await restore()).toMatchObject(refused);
    expect((await readdir(dataDir)).filter((name) => !name.startsWith('lock.'))).toEqual([]);
  });

  test('overwrites nothing without being told, no file and no shop', async () => {
    expect(await runCommand(['backup', file], { DATA_DIR: shop.dataDir })).toMatchObject({
      code: 1,
      errors: `${file} is there already: give another name, or remove it first.\n`,
    });
    const dataDir = join(folder, 'other');
    await mkdir(join(dataDir, 'postgresql'), { recursive: true });
    const settings = { DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile };
    const refused = await runCommand(['restore', file], settings);
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('is not empty (postgresql)') });
    const replaced = await runCommand(['restore', file, '--replace'], settings);
    expect(replaced).toMatchObject({ code: 0, errors: '' });
    const kept = (await readdir(dataDir)).filter((name) => name.startsWith('postgresql'));
    expect(kept).toEqual(['postgresql', expect.stringMatching(/^postgresql\.replaced-/)]);
  }, 60_000);

  test('leaves nothing that would be taken for a shop when it is killed on the way', async () => {
    const dataDir = join(folder, 'killed');
    const child = spawn(process.execPath, [main, 'restore', file], {
      env: { ...process.env, DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile },
      stdio: 'ignore',
    });
    const restoring = join(dataDir, 'postgresql.restoring', 'data', 'postmaster.pid');
    await until(
      () =>
        readFile(restoring).then(
          () => true,
          () => false,
        ),
      30_000,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const settings = { DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile };
    expect(await runCommand(['verify'], settings)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('There is no shop in the data folder'),
    });
    expect(await runCommand(['restore', file], settings)).toMatchObject({ code: 0, errors: '' });
  }, 90_000);
});
