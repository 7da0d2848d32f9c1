import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import { account, customer, product, sell, usd } from '../../testing/furnish.ts';
import type { Data, GraphClient } from '../../testing/graph-client.ts';
import { accepted } from '../../testing/mutate.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

const credentials = { email: 'carla@example.com', password: 'carla-password' };

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
/** Of the owner. */
let office: ShopPage;
/** Of a cashier. */
let carla: ShopPage;
/** For 12.00 with tax. */
let mug: string;
let ada: string;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'false' }), startBrowser()]);
  owner = await shop.signIn();
  await accepted(owner, 'createUser', { ...credentials, displayName: 'Carla', role: 'CASHIER' });
  mug = await product(owner, { sku: 'MUG', price: '10', taxRate: '0.20', pieces: 40 });
  ada = await customer(owner, 'Ada');
  await account(owner, { code: 'ada', customerId: ada, balance: '100' });
  [office, carla] = await Promise.all([
    openPage(chromium, shop.address()),
    openPage(chromium, shop.address()),
  ]);
  await office.signIn();
  await carla.signIn(credentials);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

const mugs = (quantity: number) => [{ productId: mug, quantity }];

const delivery = (message: string): Promise<Data> =>
  sell(owner, {
    lines: mugs(1),
    payments: [{ method: 'CASH' }],
    customerId: ada,
    fulfilmentMethod: 'DELIVERY',
    deliveryAddress: { lines: ['High Street 1'], city: 'Bonn', postalCode: '53111', countryCode: 'DE' },
    note: message,
  });

const statusOf = async (id: string): Promise<string> =>
  (await owner.query('query ($id: ID!) { order(id: $id) { status } }', { id })).order.status;

test('what one sells, another sees at once: in the list of orders, and in the stock at another till', async () => {
  const { page } = office;
  await office.goTo('/orders');
  await page.getByText('Nothing is like that').waitFor();
  const other = await openPage(chromium, shop.address());
  await other.signIn();
  await other.button(/Product MUG.*40 in stock/).waitFor();

  await carla.button(/Product MUG/).click();
  await carla.button('Pay $12.00').click();
  await carla.button('Take the payment').click();
  await carla.page.getByRole('article', { name: 'Receipt' }).waitFor();

  const row = page.getByRole('row').filter({ hasText: 'Carla' });
  await row.getByText('Completed').waitFor();
  await page.getByText('1 found').waitFor();
  await other.button(/Product MUG.*39 in stock/).waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  expect([...office.complaints, ...carla.complaints, ...other.complaints]).toEqual([]);
  await carla.button('New sale').click();
}, 60_000);

test('lines are refunded from the order’s page, restocked or not, as they were paid or otherwise', async () => {
  const order = await sell(owner, {
    lines: mugs(3),
    customerId: ada,
    payments: [{ method: 'CARD', amount: usd('30') }, { method: 'CASH' }],
  });
  const { page, button } = office;
  await office.goTo('/orders');
  await page.getByLabel('Find by number').fill(order.number);
  await button('Find').click();
  await page.getByRole('heading', { level: 1, name: `Order ${order.number}` }).waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);

  await page.keyboard.press('Alt+r');
  await button(/^Refund$/)
    .last()
    .click();
  await page.getByRole('alert').getByText('Choose what comes back').waitFor();
  await button('One more Product MUG').click();
  await page.getByLabel('Put Product MUG back into stock').uncheck();
  await page.getByText(/\$6\.00 Cash from .+, \$6\.00 Card/).waitFor();
  await button('Refund $12.00').click();
  await page.getByText('Say why it comes back').waitFor();
  await page.getByLabel('Reason').fill('Broken');
  expect(await office.accessibilityFaults()).toEqual([]);
  await button('Refund $12.00').click();
  await page.getByRole('dialog', { name: '$12.00 refunded' }).waitFor();
  const slip = page.getByRole('article', { name: 'Refund slip' });
  await slip.getByText(`Refund of order ${order.number}`).waitFor();
  for (const told of ['1 × Product MUG$12.00', 'Card$6.00', 'Broken']) {
    expect(await slip.textContent()).toContain(told);
  }
  expect(await office.accessibilityFaults()).toEqual([]);
  await button('Done').click();
  await page.getByRole('heading', { name: 'Refunds' }).waitFor();
  await page.getByText('not restocked').waitFor();
  await page.getByRole('list').getByText('Refunded', { exact: true }).waitFor();

  await button('Refund').click();
  await page.getByText('2 of 3 can come back').waitFor();
  await button('Everything').click();
  await page.getByLabel('Reason').fill('Not wanted');
  await page.getByLabel('Money back').selectOption({ label: 'Account Account ada' });
  await button('Refund $24.00').click();
  await page.getByRole('dialog', { name: '$24.00 refunded' }).waitFor();
  await slip.getByText('Account Account ada').waitFor();
  await button('Done').click();
  // Nothing is left to be refunded.
  await until(async () => (await button('Refund').count()) === 0);
  const told = await owner.query(
    `query ($id: ID!, $mug: ID!) {
       order(id: $id) { refundedTotal { amount } refunds { total { amount } } }
       product(id: $mug) { stock { onHand } }
       accountByCode(code: "ada") { balance { amount } }
     }`,
    { id: order.id, mug },
  );
  expect(told).toEqual({
    order: {
      refundedTotal: { amount: '36.00' },
      refunds: [{ total: { amount: '12.00' } }, { total: { amount: '24.00' } }],
    },
    // Of 40, one was sold before, and one of three is broken.
    product: { stock: { onHand: 38 } },
    accountByCode: { balance: { amount: '124.00' } },
  });
  // To who and what is behind it.
  await page.getByRole('link', { name: 'Product MUG' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Product MUG' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Ada', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Ada' }).waitFor();
  await page.goBack();
  await button('Receipt').click();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await page.keyboard.press('Escape');
  expect(office.complaints).toEqual([]);
}, 60_000);

test('a filter is kept in the address; orders come into the list and leave it as they change, also by another’s hand', async () => {
  const { page, goTo, button } = office;
  await goTo('/orders');
  await page.getByLabel('Status').selectOption({ label: 'Paid' });
  await page.waitForURL(/status=PAID/);
  await page.getByText('Nothing is like that').waitFor();
  const [first, second] = [await delivery('first'), await delivery('second')];
  await page.getByRole('link', { name: second.number, exact: true }).waitFor();
  await page.getByText('2 found').waitFor();
  await page.reload();
  await page.getByRole('link', { name: first.number, exact: true }).waitFor();
  expect(await page.getByLabel('Status').inputValue()).toBe('PAID');

  await accepted(owner, 'shipOrder', { orderId: first.id });
  await page.getByRole('link', { name: first.number, exact: true }).waitFor({ state: 'detached' });
  await page.getByText('1 found').waitFor();

  await page.getByRole('link', { name: second.number, exact: true }).click();
  await page.getByText('High Street 1').waitFor();
  await button('Ship').click();
  expect(await office.accessibilityFaults()).toEqual([]);
  await button('Ship it').click();
  await page.getByRole('list').getByText('Shipped').waitFor();
  expect(await statusOf(second.id)).toBe('SHIPPED');
  await page.goBack();
  await page.getByText('Nothing is like that').waitFor();

  await button('Clear filters').click();
  await button(/Customer/).click();
  await page.getByLabel('Name, e-mail or phone').fill('ad');
  await page.getByRole('list', { name: 'Customer' }).getByText('Ada').click();
  await page.waitForURL(/customer=/);
  await page.getByText('3 found').waitFor();
  await page.getByLabel('From').fill('2026-01-02');
  await page.getByLabel('To', { exact: true }).fill('2026-01-03');
  await page.getByText('Nothing is like that').waitFor();
  expect(office.complaints).toEqual([]);
}, 60_000);

test('an order is cancelled with a message; one that has changed in the meantime is shown as it is', async () => {
  const { page, goTo, button } = office;
  const order = await delivery('to be cancelled');
  await goTo(`/orders/${order.id}`);
  await button('Cancel order').click();
  await page.getByLabel('Message').fill('Ordered twice');
  expect(await office.accessibilityFaults()).toEqual([]);
  await button('Cancel the order').click();
  await page.getByText('Cancelled on request').waitFor();
  // It is shown before the dialog, in which it was typed, has heard of it.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Ordered twice').waitFor();
  expect(await statusOf(order.id)).toBe('CANCELLED');

  const late = await delivery('shipped first');
  await goTo(`/orders/${late.id}`);
  await button('Cancel order').click();
  await accepted(owner, 'shipOrder', { orderId: late.id });
  await button('Cancel the order').click();
  await page.getByRole('alert').getByText('It is Shipped now').waitFor();
  await button('Cancel the order').click();
  await page.getByText('The goods were handed over').waitFor();
  await button('Leave it as it is').click();
  await button('Refund').waitFor();
  expect(await button('Cancel order').count()).toBe(0);
  expect(office.complaints).toEqual([]);
}, 60_000);

test('a cashier sees neither refund nor what gives money back, but ships', async () => {
  const { page, goTo, button } = carla;
  const sold = await sell(owner, { lines: mugs(1), payments: [{ method: 'CASH' }] });
  await goTo(`/orders/${sold.id}`);
  await button('Receipt').waitFor();
  expect(await button('Refund').count()).toBe(0);
  const paid = await delivery('for the cashier');
  await goTo(`/orders/${paid.id}`);
  await button('Ship').waitFor();
  expect(await button('Cancel order').count()).toBe(0);
  await goTo('/orders');
  expect(await page.getByLabel('Cashier').locator('option').allTextContents()).toEqual(['Everyone', 'Me']);
  expect(carla.complaints).toEqual([]);
}, 60_000);

test('cash that was taken at another drawer is given back from the one of this till, if nothing else is chosen', async () => {
  const bar = await account(owner, { code: 'bar', kind: 'TILL', balance: '50' });
  const sold = await sell(owner, { lines: mugs(1), payments: [{ method: 'CASH' }] });
  const other = await openPage(chromium, shop.address());
  const { page, button, goTo } = other;
  await other.signIn();
  await goTo('/shift');
  await page.getByLabel('Drawer').selectOption({ label: 'Account bar' });
  await goTo(`/orders/${sold.id}`);
  await button('Refund').click();
  await button('Everything').click();
  await page.getByLabel('Reason').fill('Not wanted');
  expect(await page.getByLabel('Money back').locator('option:checked').textContent()).toBe(
    'Cash from Account bar',
  );
  await page.getByLabel('Money back').selectOption({ label: 'As it was paid' });
  await page.getByText(/\$12\.00 Cash from (?!Account bar)/).waitFor();
  await page.getByLabel('Money back').selectOption({ label: 'Cash from Account bar' });
  await button('Refund $12.00').click();
  const given = page.getByRole('dialog', { name: '$12.00 refunded' });
  await given.getByText('Cash from Account bar').first().waitFor();
  const { order } = await owner.query(
    'query ($id: ID!) { order(id: $id) { refunds { payments { account { id } } } } }',
    { id: sold.id },
  );
  expect(order.refunds).toEqual([{ payments: [{ account: { id: bar } }] }]);
  expect(other.complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('a list that was followed too long ago is asked for again, and is live from then on', async () => {
  const other = await openPage(chromium, shop.address());
  const { page, goTo } = other;
  let refused = false;
  let lose = () => {};
  await page.routeWebSocket(/graphql/, (socket) => {
    const server = socket.connectToServer();
    lose = () => void socket.close({ code: 1001 });
    socket.onMessage((message) => {
      const asked = JSON.parse(String(message));
      if (asked.payload?.variables?.after === undefined) return server.send(message);
      // As of another epoch of the log: the shop was restored meanwhile.
      asked.payload.variables.after = Buffer.from(JSON.stringify(['elsewhere', 1])).toString('base64url');
      server.send(JSON.stringify(asked));
    });
    server.onMessage((message) => {
      refused ||= String(message).includes('CURSOR_EXPIRED');
      socket.send(message);
    });
  });
  await other.signIn();
  await goTo('/orders');
  const listed = (order: Data) => page.getByRole('link', { name: order.number, exact: true });
  const cash = () => sell(owner, { lines: mugs(1), payments: [{ method: 'CASH' }] });
  await listed(await cash()).waitFor();
  lose();
  await page.getByText('Live', { exact: true }).waitFor({ state: 'detached' });
  const meanwhile = await cash();
  await until(async () => refused);
  await listed(meanwhile).waitFor();
  await listed(await cash()).waitFor();
  await page.context().close();
}, 60_000);
