import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { anAccountOf } from '../../testing/an-account.ts';
import type { GraphClient } from '../../testing/graph-client.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
let till: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
  owner = await shop.signIn();
  till = await openPage(chromium, shop.address());
  await till.signIn();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

/** The order that was placed last. */
async function lastOrder() {
  const { orders } = await owner.query(
    `{ orders(first: 1) { edges { node {
         status note total { amount } discountTotal { amount } customer { name } deliveryAddress { lines }
         lines { quantity note discountTotal { amount } }
         payments { method status reference amount { amount } change { amount } account { code } }
       } } } }`,
  );
  return orders.edges[0].node;
}

async function pick(name: RegExp) {
  await till.page.getByLabel('Search products').fill('honey');
  await till.button(name).click();
}

const receipt = () => till.page.getByRole('article', { name: 'Receipt' });

test('by mouse: discounts, notes and a customer registered on the spot, paid by card', async () => {
  const { page, button } = till;
  await pick(/Acacia honey/);
  await button('One more Acacia honey 500 g').click();
  await button('Discount and note: Acacia honey 500 g').click();
  await page.getByLabel('Discount', { exact: true }).fill('10');
  await page.getByRole('textbox', { name: 'Note' }).fill('as a present');
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('Save').click();
  await button('Discount, note').click();
  await page.getByLabel('Discount', { exact: true }).fill('101');
  await button('Save').click();
  await page.getByText('Enter a percentage from 0 to 100.').waitFor();
  await page.getByLabel('In', { exact: true }).selectOption('amount');
  await page.getByLabel('Discount', { exact: true }).fill('1.18');
  await page.getByRole('textbox', { name: 'Note' }).fill('Ring twice');
  await button('Save').click();
  // 17.98 less 1.80 less 1.18, and 7 % of tax.
  await button('Pay $16.05').waitFor();

  await button('Customer').click();
  await page.getByLabel('Search customers').fill('Nora New');
  await page.getByText('Nothing is like that.').waitFor();
  await button('Register a customer').click();
  await page.getByLabel('E-mail (optional)').fill('nora@example.com');
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('Register a customer').click();
  await button('Customer: Nora New').waitFor();

  await button('Pay $16.05').click();
  await button('Card').click();
  await page.getByLabel('Reference of the card terminal').fill('T-4711');
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('Take the payment').dblclick();
  await receipt().waitFor();
  const printed = await receipt().textContent();
  for (const line of [
    'Nora New',
    'as a present',
    'Ring twice',
    'Discounts included$2.98',
    'Card · T-4711$16.05',
  ]) {
    expect(printed).toContain(line);
  }
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('New sale').click();
  await page.getByText('The cart is empty').waitFor();
  expect(await lastOrder()).toMatchObject({
    status: 'COMPLETED',
    note: 'Ring twice',
    total: { amount: '16.05' },
    discountTotal: { amount: '2.98' },
    customer: { name: 'Nora New' },
    lines: [{ quantity: 2, note: 'as a present' }],
    payments: [{ method: 'CARD', status: 'TAKEN', reference: 'T-4711', amount: { amount: '16.05' } }],
  });
}, 90_000);

test('split over a customer’s account, whose balance is live, cash and card', async () => {
  const { page, button } = till;
  const account = await anAccountOf(owner, 'Paula Payer', 'paula', '2.00');
  await pick(/Acacia honey/);
  await button('Customer').click();
  await page.getByLabel('Search customers').fill('paula');
  await button(/Paula Payer/).click();
  await button('Pay $9.62').click();
  await button('Account').click();
  await page.getByText('$2.00').first().waitFor();
  // What somebody else pays in is seen at once.
  await account.payIn('3.00');
  await button('Take $5.00 from it').click();
  await button('Take $5.00 of it').click();
  await page.getByLabel('Amount given').fill('2');
  await button('Take $2.00 of it').click();
  await button('Card').click();
  await button('Take the payment').click();
  await receipt().waitFor();
  await button('New sale').click();
  expect((await lastOrder()).payments).toMatchObject([
    { method: 'ACCOUNT', amount: { amount: '5.00' }, account: { code: 'paula' } },
    { method: 'CASH', amount: { amount: '2.00' } },
    { method: 'CARD', amount: { amount: '2.62' } },
  ]);
}, 90_000);

test('an account that has too little declines: what it has is said, and another payment sells the same cart', async () => {
  const { page, button } = till;
  await anAccountOf(owner, 'Petra Poor', 'petra', '1.00');
  await pick(/Acacia honey/);
  await button('Pay $9.62').click();
  await button('Account').click();
  await button('Pick the customer').click();
  await page.getByLabel('Search customers').fill('petra');
  await button(/Petra Poor/).click();
  await button('Take $1.00 from it').waitFor();
  await button('Take the payment').click();
  await page.getByText('The account has $1.00.').waitFor();
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('Back to the cart').click();
  await button('Pay $9.62').click();
  await button('Take the payment').click();
  await receipt().waitFor();
  await button('New sale').click();
  expect(await lastOrder()).toMatchObject({ status: 'COMPLETED', payments: [{ method: 'CASH' }] });
}, 90_000);

test('what was sold elsewhere meanwhile is out of stock: how many there are is said, and put in the cart', async () => {
  const { page, button } = till;
  const { productBySku: product } = await owner.query(
    '{ productBySku(sku: "PAN-005") { id stock { available } } }',
  );
  const more = product.stock.available + 3;
  await pick(/Acacia honey/);
  await page.getByRole('textbox', { name: 'Quantity of Acacia honey 500 g' }).fill(String(more));
  await page.getByText(`Only ${product.stock.available} in stock`).waitFor();
  await button(/^Pay/).click();
  await button('Take the payment').click();
  await page.getByText(`${more} wanted, ${product.stock.available} in stock.`).waitFor();
  await button('Put what there is in the cart').click();
  await button(/^Pay/).click();
  await button('Take the payment').click();
  await receipt().waitFor();
  await button('New sale').click();
  expect((await lastOrder()).lines).toMatchObject([{ quantity: product.stock.available }]);
}, 90_000);

test('a total that the till did not hear of is refused, said, and in the cart afterwards', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await page.routeWebSocket(/graphql/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!String(message).includes('productsChanged')) socket.send(message);
    });
  });
  await signIn();
  const { productBySku: tea } = await owner.query('{ productBySku(sku: "COF-007") { id } }');
  await scan('COF-007');
  await button('Pay $3.20').waitFor();
  await owner.query(
    `mutation ($input: ChangePriceInput!) { changePrice(input: $input) { product { id } } }`,
    { input: { productId: tea.id, price: { amount: '4.00', currencyCode: 'USD' } } },
  );
  // Another sells at the new price already.
  const { placeOrder } = await owner.query(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { total { amount } } } }`,
    {
      input: {
        idempotencyKey: 'tea at its new price',
        lines: [{ productId: tea.id, quantity: 1 }],
        payments: [{ method: 'CARD' }],
      },
    },
  );
  expect(placeOrder.order.total.amount).toBe('4.28');
  await button('Pay $3.20').click();
  await button('Take the payment').click();
  await page.getByText('Prices have changed: the total is now $4.28.').waitFor();
  await button('Back to the cart').click();
  await button('Pay $4.28').click();
  await button('Take the payment').click();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await page.context().close();
}, 60_000);

test('who may not grant discounts is not offered any', async () => {
  const cashier = { email: 'cleo@example.com', password: 'cleo-password-1' };
  await owner.query(`mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }`, {
    input: { ...cashier, idempotencyKey: 'cleo', displayName: 'Cleo', role: 'CASHIER' },
  });
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn(cashier);
  await scan('COF-006');
  await button('Note').click();
  await page.getByRole('textbox', { name: 'Note' }).fill('no rush');
  expect(await page.getByLabel('Discount', { exact: true }).count()).toBe(0);
  await button('Save').click();
  await page.getByText('no rush').waitFor();
  await page.context().close();
}, 60_000);

test('a delivery is paid at the till and leaves later; both papers have their size', async () => {
  const { page, button } = till;
  await page.getByLabel('Search products').fill('tea');
  await button(/Green tea/).click();
  await button('Delivery').click();
  await button('Deliver there').click();
  await page.getByText('Fill this in.').waitFor();
  await page.getByLabel('Street and number').fill('12 Main St');
  await page.getByLabel('City').fill('Springfield');
  await button('Deliver there').click();
  await page.getByText('Deliver to 12 Main St, Springfield').waitFor();
  await button(/^Pay/).click();
  await button('Take the payment').click();
  await receipt().getByText('12 Main St').waitFor();
  expect(await paperWidth()).toBe(227);
  await page.getByLabel('Paper').selectOption('a4');
  expect(await paperWidth()).toBe(595);
  await button('New sale').click();
  expect(await lastOrder()).toMatchObject({ status: 'PAID', deliveryAddress: { lines: ['12 Main St'] } });
  expect(till.complaints).toEqual([]);
}, 60_000);

/** In points. */
async function paperWidth(): Promise<number> {
  const printed = await till.page.pdf({ preferCSSPageSize: true });
  const [, width] = /\/MediaBox \[0 0 ([\d.]+)/.exec(printed.toString('latin1')) ?? [];
  return Math.round(Number(width));
}
