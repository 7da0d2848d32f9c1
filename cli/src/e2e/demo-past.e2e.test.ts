import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '@tillgraph/platform/testing';
import { articles } from '../demo-shop/articles.ts';
import { staff } from '../demo-shop/history.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { expectAllThere } from '../testing/oracle.ts';
import { profile } from '../testing/profile.ts';
import { startProgram } from '../testing/program.ts';
import { runCommand } from '../testing/run-command.ts';
import { openShopRecords } from '../testing/shop-records.ts';
import { newDataDir, owner as ownersCredentials, startShop, type TestShop } from '../testing/test-shop.ts';

const timeZone = 'America/New_York';
const settings = { TIME_ZONE: timeZone };

/** Processes of their own have clocks of their own, and so no past. */
const describePast = profile.words.length === 0 ? describe : describe.skip;

describePast('a demo shop, whose first start was killed on the way', () => {
  let shop: TestShop;
  let owner: GraphClient;
  let month: Data;
  beforeAll(async () => {
    const dataDir = await newDataDir();
    const { email: OWNER_EMAIL, password: OWNER_PASSWORD } = ownersCredentials;
    const first = startProgram(dataDir, { OWNER_EMAIL, OWNER_PASSWORD, ...settings });
    await until(async () => (await daysBegun(dataDir)) >= 3, 120_000);
    await first.killAll();
    shop = await startShop(settings, dataDir);
    owner = await shop.signIn();
    const range = { from: midnight(daysAgo(32)), to: midnight(daysAgo(-1)), timeZone };
    month = await owner.query(
      `query ($from: DateTime!, $to: DateTime!, $timeZone: String!) {
        sales: salesReport(from: $from, to: $to, timeZone: $timeZone) {
          totals { orders refunds { amount } discounts { amount } cancelledOrders }
          buckets { date totals { orders } }
          byCashier { cashier { displayName } orders }
          byCategory { categoryName }
          byPaymentMethod { method orders }
        }
        hours: salesReport(from: $from, to: $to, groupBy: HOUR, timeZone: $timeZone) {
          buckets { start totals { orders } }
        }
        cash: cashFlowReport(from: $from, to: $to, timeZone: $timeZone) { byCategory { category } }
      }`,
      range,
    );
  }, 400_000);
  afterAll(() => shop.remove());

  test('has sold on each of the last thirty days but Sundays, while it was open', () => {
    const { totals, buckets } = month.sales;
    expect(totals.orders).toBeGreaterThan(250);
    const days = buckets.filter((bucket: Data) => bucket.totals.orders > 0);
    expect(days.length).toBeGreaterThanOrEqual(24);
    expect(days.some(({ date }: Data) => new Date(date).getUTCDay() === 0)).toBe(false);
    expect(days.some(({ date }: Data) => date === dateOf(daysAgo(0)))).toBe(false);
    // What was being sold when it was killed was completed when the past went on, whatever hour it was then.
    const closed = month.hours.buckets.filter(({ start }: Data) => hourOf(start) < 8 || hourOf(start) >= 19);
    const sold = closed.reduce((sum: number, bucket: Data) => sum + bucket.totals.orders, 0);
    expect(sold).toBeLessThanOrEqual(mostAtOnce);
  });

  test('has something to show in each part of its reports', () => {
    const { totals, byCashier, byCategory, byPaymentMethod } = month.sales;
    expect([totals.refunds.amount, totals.discounts.amount].every((amount) => Number(amount) > 0)).toBe(true);
    expect(totals.cancelledOrders).toBeGreaterThan(1);
    expect(byCashier.map(({ cashier }: Data) => cashier.displayName).sort()).toEqual(
      staff.map(({ name }) => name).sort(),
    );
    expect(byCategory.length).toBeGreaterThanOrEqual(8);
    expect(byPaymentMethod.map(({ method }: Data) => method).sort()).toEqual(['ACCOUNT', 'CARD', 'CASH']);
    expect(month.cash.byCategory.map(({ category }: Data) => category)).toEqual(
      expect.arrayContaining(['Capital', 'Events', 'Purchases', 'Rent', 'Wages']),
    );
  });

  test('has closed its shifts, filled its shelves and sent its deliveries but the last', async () => {
    const { tillSessions, till, orders, lowStock } = await owner.query(`{
      tillSessions(first: 100) { edges { node { number closedAt difference { amount } } } }
      till: accountByCode(code: "till") { balance { amount } }
      orders(first: 100, filter: { status: [PAID, PENDING, RESERVED] }) { edges { node { placedAt status } } }
      lowStock(first: 100) { edges { node { sku } } }
    }`);
    const shifts = tillSessions.edges.map(({ node }: Data) => node);
    expect(shifts.length).toBeGreaterThanOrEqual(24);
    expect(shifts.every(({ closedAt }: Data) => closedAt !== null)).toBe(true);
    expect(shifts.some(({ difference }: Data) => Number(difference.amount) !== 0)).toBe(true);
    expect(Number(till.balance.amount)).toBeGreaterThan(100);
    expect(orders.edges.every(({ node }: Data) => node.status === 'PAID' && node.placedAt > daysAgo(4))).toBe(
      true,
    );
    expect(lowStock.edges.map(({ node }: Data) => node.sku).sort()).toEqual(['DRI-007', 'STA-006']);
    const { products } = await owner.query(
      '{ products(first: 100) { edges { node { sku stock { available } } } } }',
    );
    const pieces = new Map(articles.map((article) => [article.sku, article.pieces]));
    for (const { node } of products.edges) {
      expect(node.stock.available).toBeGreaterThanOrEqual(pieces.get(node.sku) ?? 0);
    }
  });

  test('was made by commands alone: all that must always hold does', async () => {
    await expectAllThere(shop, { acknowledged: [] });
  }, 120_000);

  test('is found right by who runs the shop, too', async () => {
    const { code, output, errors } = await runCommand(['verify'], { DATA_DIR: shop.dataDir });
    expect([code, errors]).toEqual([0, '']);
    expect(output).toContain('all that must always hold does');
  }, 120_000);

  test('gets nothing more by another start', async () => {
    const before = await lengths(shop.dataDir);
    await shop.program().stop();
    await shop.start();
    expect(await lengths(shop.dataDir)).toEqual(before);
  }, 120_000);
});

async function daysBegun(dataDir: string): Promise<number> {
  const note = await readFile(join(dataDir, 'demo-shop-unfinished.json'), 'utf8').catch(() => '{}');
  return JSON.parse(note).past?.daysBegun ?? 0;
}

async function lengths(dataDir: string): Promise<readonly number[]> {
  const records = await openShopRecords(dataDir);
  const logs = await records.logs().finally(() => records.close());
  return Object.values(logs).map((log) => log.length);
}

/** Sales in one wave. */
const mostAtOnce = 4;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
/** Of UTC. */
const midnight = (moment: string) => `${moment.slice(0, 10)}T00:00:00Z`;
const dateOf = (moment: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(moment));
const hourOf = (moment: string) =>
  Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(new Date(moment)),
  );
