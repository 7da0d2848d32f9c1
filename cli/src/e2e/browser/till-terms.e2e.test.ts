import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { anAccountOf } from '../../testing/an-account.ts';
import { openPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let chromium: TestBrowser;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

test('a code that is scanned into a note is not left there, and a click beside leaves no note', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Discount, note').click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('ring twice');
  await scan('PAN-005');
  await page.getByText('Acacia honey 500 g is in the cart.').waitFor();
  await page.mouse.click(5, 5);
  expect(await note.inputValue()).toBe('ring twice');
  await button('Save').click();
  await button('Pay $19.24').waitFor();
  await page.context().close();
}, 60_000);

test('who may not grant discounts takes out one that somebody else has parked with the sale', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Discount, note').click();
  await page.getByLabel('Discount', { exact: true }).fill('10');
  await button('Save').click();
  await page.getByRole('button', { name: /parked/i }).click();
  await page.getByLabel('Park this sale as').fill('Discounted');
  await button('Park').click();
  await page.getByText('Discounted is parked.').waitFor();
  const cashier = { email: 'dora@example.com', password: 'dora-password-1' };
  await (await shop.signIn()).query(
    `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }`,
    { input: { ...cashier, idempotencyKey: 'dora', displayName: 'Dora', role: 'CASHIER' } },
  );
  await button('Menu').click();
  await button('Sign out').click();
  await signIn(cashier);
  await page.getByRole('button', { name: /parked/i }).click();
  await button('Take up Discounted').click();
  await button(/^Pay/).click();
  await button('Take the payment').click();
  await page.getByText('You may not grant the discount that is on this sale.').waitFor();
  await button('Back to the cart').click();
  await button('Note').click();
  await page.getByLabel('Remove the discount (10 %)').check();
  await button('Save').click();
  await button('Pay $9.62').click();
  await button('Take the payment').click();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await page.context().close();
}, 90_000);

test('a customer’s account in another currency is not offered', async () => {
  const owner = await shop.signIn();
  await anAccountOf(owner, 'Fay Foreign', 'fay', '20.00');
  const { customers } = await owner.query(
    '{ customers(filter: { search: "Fay" }) { edges { node { id } } } }',
  );
  const { openAccount } = await owner.query(
    `mutation ($input: OpenAccountInput!) { openAccount(input: $input) { account { id } } }`,
    {
      input: {
        idempotencyKey: 'fay in euros',
        code: 'aa-euros',
        name: 'Euros',
        kind: 'CUSTOMER',
        customerId: customers.edges[0].node.id,
        currencyCode: 'EUR',
      },
    },
  );
  expect(openAccount.account).not.toBeNull();
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Customer').click();
  await page.getByLabel('Search customers').fill('fay');
  await button(/Fay Foreign/).click();
  await button('Pay $9.62').click();
  await button('Account').click();
  await page.getByText('$20.00').first().waitFor();
  expect(await page.getByRole('option', { name: /Euros/ }).count()).toBe(0);
  await button('Take the payment').click();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await page.context().close();
}, 60_000);
