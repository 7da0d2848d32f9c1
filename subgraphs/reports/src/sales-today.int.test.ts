import { lastDays } from './domain/calendar.ts';
import { cancelled, completed, refunded } from './testing/events.ts';
import { openReports, type ReportsUnderTest } from './testing/open-reports.ts';

const timeZone = 'Pacific/Auckland';

/** What the shop's clock shows. */
let clock = () => new Date();

let reports: ReportsUnderTest;
beforeAll(async () => {
  reports = await openReports(timeZone, { now: () => clock() });
}, 120_000);
afterAll(() => reports.close());

const query =
  'subscription { salesTodayChanged { orders cancelledOrders refunds { amount } net { amount } } }';
const told = (orders: number, cancelledOrders: number, refunds: string, net: string) => ({
  salesTodayChanged: { orders, cancelledOrders, refunds: { amount: refunds }, net: { amount: net } },
});
const tea = (net: number) => [{ productId: 'tea', pieces: 1, net }];

test('the sales of the present day come first, then after each change, and anew when the next day begins', async () => {
  const leaving = new AbortController();
  const events = await reports.subscribe(query, {}, { signal: leaving.signal });
  const next = async () => (await events.next()).value?.data;

  expect(await next()).toEqual(told(0, 0, '0.00', '0.00'));
  await reports.after(completed({ orderId: '1', lines: tea(500) }));
  expect(await next()).toEqual(told(1, 0, '0.00', '5.00'));
  await reports.after(cancelled('2'));
  expect(await next()).toEqual(told(1, 1, '0.00', '5.00'));
  await reports.after(refunded({ orderId: '1', lines: tea(200) }));
  expect(await next()).toEqual(told(1, 1, '2.00', '3.00'));
  const ended = events.next();
  leaving.abort();
  expect(await ended).toMatchObject({ done: true });

  const midnight = lastDays(new Date(), 1, timeZone).to;
  clock = () => new Date(midnight - 1);
  const night = new AbortController();
  const late = await reports.subscribe(query, {}, { signal: night.signal });
  expect((await late.next()).value?.data).toEqual(told(1, 1, '2.00', '3.00'));
  clock = () => new Date(midnight);
  expect((await late.next()).value?.data).toEqual(told(0, 0, '0.00', '0.00'));
  night.abort();
  clock = () => new Date();
});

test('nothing is told twice, and who takes the changes slowly gets the newest', async () => {
  const leaving = new AbortController();
  const events = await reports.subscribe(query, {}, { signal: leaving.signal });
  const next = async (): Promise<number> => (await events.next()).value?.data?.salesTodayChanged.orders;
  const sell = (orderId: string) => reports.after(completed({ orderId, lines: tea(100) }));

  const before = await next();
  const coming = next();
  await sell('10');
  expect(await coming).toBe(before + 1);
  for (const orderId of ['11', '12', '13']) await sell(orderId);
  expect(await next()).toBe(before + 4);
  leaving.abort();
});
