import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { customer, product, sell } from '../../testing/furnish.ts';
import type { GraphClient } from '../../testing/graph-client.ts';
import { accepted } from '../../testing/mutate.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
let office: ShopPage;
let other: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'false' }), startBrowser()]);
  owner = await shop.signIn();
  [office, other] = await Promise.all([
    openPage(chromium, shop.address()),
    openPage(chromium, shop.address()),
  ]);
  await office.signIn();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

const dialog = ({ page }: ShopPage) => page.getByRole('dialog');
const field = (at: ShopPage, label: string | RegExp) => dialog(at).getByLabel(label, { exact: true });
const inDialog = (at: ShopPage, name: string) => dialog(at).getByRole('button', { name, exact: true });
const history = ({ page }: ShopPage) => page.getByRole('list', { name: 'History' });
const menuOf = ({ page }: ShopPage) =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link').allTextContents();

test('a customer is registered, edited, deactivated, and erased by who types the name', async () => {
  const { page, button } = office;
  await accepted(owner, 'registerCustomer', { name: 'Ada', email: 'ada@example.com' });
  await office.goTo('/customers');
  await button('New customer').click();
  await field(office, 'Name').fill('Grace Hopper');
  await field(office, 'E-mail').fill('ada@example.com');
  await field(office, 'Country').fill('us');
  await field(office, 'City').fill('Arlington');
  expect(await office.accessibilityFaults()).toEqual([]);
  await inDialog(office, 'Save').click();
  await page.locator('input[name="email"][aria-invalid="true"]').waitFor();
  await field(office, 'E-mail').fill('grace@example.com');
  await inDialog(office, 'Save').click();
  await page.getByRole('heading', { name: 'Grace Hopper', level: 1 }).waitFor();
  await page.getByText('Arlington').first().waitFor();

  await button('Edit customer').click();
  await field(office, 'Phone').fill('+1 555 0199');
  await inDialog(office, 'Save').click();
  await history(office).getByText('Customer changed').waitFor();
  expect(await history(office).textContent()).toContain('none to +1 555 0199');
  await button('Deactivate').click();
  await inDialog(office, 'Deactivate').click();
  await button('Activate again').click();
  await inDialog(office, 'Activate again').click();
  await button('Deactivate').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);

  await button('Erase').click();
  await field(office, /Type the name/).fill('Grace');
  await inDialog(office, 'Erase for good').click();
  await dialog(office).getByRole('alert').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await field(office, /Type the name/).fill('Grace Hopper');
  await inDialog(office, 'Erase for good').click();
  await page.getByText('The personal data was erased').waitFor();
  await history(office).getByText('Personal data erased').waitFor();
  expect(await page.locator('main').textContent()).not.toMatch(/Grace|0199|Arlington/);
  await page.getByRole('link', { name: 'All customers' }).click();
  await page.getByRole('row', { name: /Ada/ }).waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 60_000);

test('a customer’s accounts are told, and orders as they come', async () => {
  const id = await customer(owner, 'Konrad Zuse');
  await accepted(owner, 'openAccount', {
    ...{ code: 'zuse', name: 'Zuse', kind: 'CUSTOMER', currencyCode: 'USD', customerId: id },
  });
  await office.goTo(`/customers/${id}`);
  await office.page.getByRole('link', { name: 'zuse' }).waitFor();
  await office.page.getByText('No orders yet.').waitFor();
  const productId = await product(owner, { sku: 'PEN', price: '3.00', pieces: 5 });
  const { number } = await sell(owner, {
    ...{ customerId: id, lines: [{ productId, quantity: 2 }], payments: [{ method: 'CASH' }] },
  });
  await office.page.getByRole('link', { name: `No. ${number}` }).waitFor();
  await accepted(owner, 'archiveProduct', { productId });
  expect(office.complaints).toEqual([]);
}, 60_000);

test('a cashier goes from a customer to the account, and sees what was booked', async () => {
  const credentials = { email: 'kim@example.com', password: 'password of Kim' };
  await accepted(owner, 'createUser', { ...credentials, displayName: 'Kim', role: 'CASHIER' });
  const customerId = await customer(owner, 'Emmy Noether');
  await accepted(owner, 'openAccount', {
    ...{ code: 'noether', name: 'Noether', kind: 'CUSTOMER', currencyCode: 'USD', customerId },
  });
  const kim = await openPage(chromium, shop.address());
  await kim.signIn(credentials);
  await kim.goTo(`/customers/${customerId}`);
  await kim.page.getByRole('link', { name: 'noether', exact: true }).click();
  await kim.page.getByRole('heading', { name: 'Noether (noether)' }).waitFor();
  expect(await kim.button('Record income').count()).toBe(0);
  expect(await kim.accessibilityFaults()).toEqual([]);
  expect(kim.complaints).toEqual([]);
}, 60_000);

test('a cashier is created, sees what the role allows, becomes a manager, and is thrown out live', async () => {
  const { page, button } = office;
  await office.goTo('/users');
  await button('New user').click();
  await field(office, 'Name').fill('Cass');
  await field(office, 'E-mail').fill('cass@example.com');
  await field(office, 'Password').fill('short');
  await inDialog(office, 'Save').click();
  await page.locator('input[name="password"][aria-invalid="true"]').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await field(office, 'Password').fill('long enough for Cass');
  await inDialog(office, 'Save').click();
  await page.getByRole('heading', { name: 'Cass', level: 1 }).waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);

  await other.signIn({ email: 'cass@example.com', password: 'long enough for Cass' });
  await other.goTo('/products');
  const asCashier = await menuOf(other);
  expect(asCashier).toEqual(
    expect.arrayContaining(['Till', 'Products', 'Stock', 'Customers', 'My password']),
  );
  for (const hidden of ['Categories', 'Users', 'API keys', 'The shop'])
    expect(asCashier).not.toContain(hidden);
  await other.page.getByText('Nothing is on sale.').waitFor();
  await other.button('Enter the first product').waitFor({ state: 'detached' });
  await other.button('New product').waitFor({ state: 'detached' });
  await other.goTo('/users');
  await other.page.getByText('Your role does not include this page').waitFor();

  await button('Change role').click();
  await field(office, 'Role').selectOption('Manager');
  await inDialog(office, 'Save').click();
  await history(office).getByText('Role changed').waitFor();
  expect(await history(office).textContent()).toContain('Cashier to Manager');
  // At once, on the page that is open.
  await other.page.getByRole('link', { name: 'Categories' }).waitFor();
  expect(await menuOf(other)).not.toContain('Users');

  await button('Deactivate').click();
  await inDialog(office, 'Deactivate').click();
  await other.page.getByText('Your session has ended').waitFor();
  await other.page.getByLabel('E-mail').fill('cass@example.com');
  await other.page.getByLabel('Password').fill('long enough for Cass');
  await other.button('Sign in').click();
  await other.page.getByRole('alert').waitFor();
  await button('Activate again').click();
  await inDialog(office, 'Activate again').click();
  await button('Set password').click();
  await field(office, 'New password').fill('quite another password');
  await inDialog(office, 'Set password').click();
  await dialog(office).waitFor({ state: 'detached' });
  await other.signIn({ email: 'cass@example.com', password: 'quite another password' });
  expect(office.complaints).toEqual([]);
}, 90_000);

test('users are found by what is typed, and sorted', async () => {
  const { page } = office;
  for (const name of ['Zoë', 'Bob']) {
    const password = `password of ${name}`;
    await accepted(owner, 'createUser', {
      ...{ displayName: name, email: `${name.charAt(0)}@example.org`, role: 'MANAGER', password },
    });
  }
  await office.goTo('/users');
  const search = page.getByLabel('Search', { exact: true });
  await search.fill('manager example.org');
  await page.getByText('2 found').waitFor();
  const names = () => page.getByRole('table', { name: 'Users' }).getByRole('link').allTextContents();
  expect(await names()).toEqual(['Bob', 'Zoë']);
  await search.fill('zoe');
  await page.getByText('1 found').waitFor();
  expect(await names()).toEqual(['Zoë']);
  await page.getByLabel('Order by').selectOption('Role, who may do most first');
  await search.fill('');
  await page.getByRole('link', { name: 'Owner', exact: true }).waitFor();
  expect((await names()).at(0)).toBe('Owner');
  // The address has it.
  await page.reload();
  await page.getByRole('link', { name: 'Owner', exact: true }).waitFor();
  expect((await names()).at(0)).toBe('Owner');
  expect(await office.accessibilityFaults()).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 60_000);

test('everybody changes their own password, and signs in with it', async () => {
  const { page, button } = other;
  await other.goTo('/password');
  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password', { exact: true }).fill('my very own password');
  await page.getByLabel('New password again').fill('my very owl password');
  await button('Change password').click();
  await page.getByText('The two are not the same.').waitFor();
  await page.getByLabel('New password again').fill('my very own password');
  await button('Change password').click();
  await page.locator('input[name="currentPassword"][aria-invalid="true"]').waitFor();
  expect(await other.accessibilityFaults()).toEqual([]);
  await page.getByLabel('Present password').fill('quite another password');
  await button('Change password').click();
  await page.getByText('Your password is changed.').waitFor();
  // The session goes on; the next one begins with the new password.
  await button('Menu').click();
  await button('Sign out').click();
  await other.signIn({ email: 'cass@example.com', password: 'my very own password' });
}, 60_000);

test('an API key is made, works, is shown once, and is revoked', async () => {
  const { page, button } = office;
  await customer(owner, 'Alan Turing');
  await office.goTo('/api-keys');
  await page.getByText('There are no API keys yet.').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await button('Make the first API key').click();
  await field(office, 'Name').fill('Webshop');
  await inDialog(office, 'New API key').click();
  await dialog(office).getByText('Choose one at least.').waitFor();
  await field(office, 'See customers').check();
  await field(office, 'Valid to the end of').fill('2020-01-01');
  await inDialog(office, 'New API key').click();
  await page.locator('input[name="expiresAt"][aria-invalid="true"]').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await field(office, 'Valid to the end of').fill('2099-01-01');
  await inDialog(office, 'New API key').click();
  const secret = await dialog(office).getByLabel('Secret').textContent();
  expect(await office.accessibilityFaults()).toEqual([]);
  // It is shown this once: neither a key nor a click beside it takes it away.
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  expect(await dialog(office).getByLabel('Secret').textContent()).toBe(secret);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await inDialog(office, 'Copy').click();
  await dialog(office).getByText('Copied.').waitFor();
  await inDialog(office, 'Close').click();
  const machine = shop.client(secret ?? '');
  expect((await machine.query('{ customers { totalCount } }')).customers.totalCount).toBeGreaterThan(0);
  await page.reload();
  const row = page.getByRole('row', { name: /Webshop/ });
  await row.getByText('Valid', { exact: true }).waitFor();
  expect(await page.content()).not.toContain(secret);
  expect(await office.accessibilityFaults()).toEqual([]);
  const search = page.getByLabel('Search', { exact: true });
  await search.fill('see stock');
  await page.getByText('Nothing is like that.').waitFor();
  await search.fill('customers webshop');
  await page.getByText('1 found').waitFor();
  await button('Revoke Webshop?').click();
  await inDialog(office, 'Revoke').click();
  await row.getByText('Revoked').waitFor();
  expect((await machine.request('{ customers { totalCount } }')).errors?.[0]?.extensions.code).toBe(
    'UNAUTHENTICATED',
  );
  expect(office.complaints).toEqual([]);
}, 60_000);

test('the shop’s name and address are changed; what is fixed is shown as such', async () => {
  const { page, button } = office;
  await office.goTo('/shop');
  await page.getByText('Fixed for good').waitFor();
  await button('Edit').click();
  await field(office, 'Name').fill('Corner shop');
  await field(office, 'Street and number').fill('High Street 1\nBack yard');
  await field(office, 'Country').fill('1x');
  await inDialog(office, 'Save').click();
  await page.locator('input[name="address.countryCode"][aria-invalid="true"]').waitFor();
  await field(office, 'Country').fill('gb');
  await inDialog(office, 'Save').click();
  await dialog(office).waitFor({ state: 'detached' });
  await page.getByText('Back yard').first().waitFor();
  await page.locator('header').getByText('Corner shop').waitFor();
  await history(office).getByText('Shop changed').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  expect(office.complaints).toEqual([]);
}, 60_000);
