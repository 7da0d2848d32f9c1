import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import { product } from '../../testing/furnish.ts';
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
  await other.signIn();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});
afterEach(() => {
  expect(office.complaints).toEqual([]);
  expect(other.complaints).toEqual([]);
});

const dialog = ({ page }: ShopPage) => page.getByRole('dialog');
const field = (at: ShopPage, label: string | RegExp) => dialog(at).getByLabel(label, { exact: true });
const inDialog = (at: ShopPage, name: string) => dialog(at).getByRole('button', { name, exact: true });
const history = ({ page }: ShopPage) =>
  page.getByRole('region', { name: 'History', exact: true }).getByRole('list', { name: 'History' });

test('a product is created, found at another till, priced, archived and gone there, restored and back', async () => {
  const { page, button } = office;
  await accepted(owner, 'createCategory', { name: 'Spreads' });
  await product(owner, { sku: 'TAKEN', price: '1.00' });
  await office.goTo('/products');
  await button('New product').click();
  await inDialog(office, 'Save').click();
  await dialog(office).getByText('Fill this in.').first().waitFor();
  await field(office, 'Name').fill('Plum jam');
  await field(office, 'SKU').fill('TAKEN');
  await field(office, 'Price (USD)').fill('4,50');
  await field(office, 'Tax in percent').fill('7.5');
  await field(office, 'Category').selectOption('Spreads');
  await field(office, 'Barcodes').fill('4000000000017\n4000000000024\n');
  expect(await office.accessibilityFaults()).toEqual([]);
  await inDialog(office, 'Save').click();
  // At its field, as the shop says it.
  expect(await page.locator('input[aria-invalid="true"]').inputValue()).toBe('TAKEN');
  await field(office, 'SKU').fill('JAM-1');
  await inDialog(office, 'Save').click();
  await page.getByRole('heading', { name: 'Plum jam' }).waitFor();
  await page.getByText('7.5%').first().waitFor();

  await other.page.getByLabel('Search products').fill('4000000000024');
  await other.button(/Plum jam.*\$4.50/).waitFor();
  await button('Change price').click();
  await field(office, 'Price (USD)').fill('4.80');
  await inDialog(office, 'Save').click();
  await other.button(/Plum jam.*\$4.80/).waitFor();
  const told = history(office);
  await told.getByText('Price changed').waitFor();
  expect(await told.textContent()).toContain('$4.50 to $4.80');
  expect(await told.textContent()).toContain('by Owner');
  expect(await told.textContent()).toContain('CategorySpreads');
  expect(await office.accessibilityFaults()).toEqual([]);

  await button('Archive').click();
  await inDialog(office, 'Archive').click();
  await button('Restore').waitFor();
  await other.button(/Plum jam/).waitFor({ state: 'detached' });
  await button('Restore').click();
  await inDialog(office, 'Restore').click();
  await other.button(/Plum jam.*\$4.80/).waitFor();
  await told.getByText('Back on sale').waitFor();

  await page.getByRole('link', { name: 'All products' }).click();
  await page.getByLabel('Search', { exact: true }).fill('jam');
  await page.getByRole('row', { name: /Plum jam/ }).waitFor();
  await page.getByRole('row', { name: /Product TAKEN/ }).waitFor({ state: 'detached' });
  // The address has the search, so a reload shows the same.
  await page.waitForURL(/search=jam/);
  await page.reload();
  await page.getByRole('row', { name: /Plum jam/ }).waitFor();
  expect(await page.getByLabel('Search', { exact: true }).inputValue()).toBe('jam');
  expect(await office.accessibilityFaults()).toEqual([]);
}, 90_000);

test('two who change the same product: the second sees what was changed, takes over or keeps, and saves', async () => {
  const id = await product(owner, { sku: 'TWO', price: '2.00', taxRate: '0.07' });
  await Promise.all([office.goTo(`/products/${id}`), other.goTo(`/products/${id}`)]);
  await Promise.all([office.button('Edit product').click(), other.button('Edit product').click()]);
  await field(office, 'Name').fill('Mine');
  await field(office, 'SKU').fill('TWO-MINE');
  await field(other, 'Name').fill('Theirs');
  await field(other, 'SKU').fill('TWO-THEIRS');
  await field(other, 'Tax in percent').fill('19');
  await inDialog(other, 'Save').click();
  await other.page.getByRole('heading', { name: 'Theirs' }).waitFor();
  await inDialog(office, 'Save').click();

  const conflict = dialog(office).getByRole('alert', { name: 'Somebody else changed this meanwhile' });
  await conflict.waitFor();
  const [name, sku, tax] = await conflict.getByRole('listitem').allTextContents();
  expect(name).toContain('When you beganProduct TWONowTheirsYou enteredMine');
  expect(sku).toContain('When you beganTWONowTWO-THEIRSYou enteredTWO-MINE');
  expect(tax).toContain('When you began7Now19Taken over');
  expect(await office.accessibilityFaults()).toEqual([]);
  await conflict
    .getByRole('group', { name: 'SKU' })
    .getByRole('button', { name: 'Take over theirs' })
    .click();
  expect(await field(office, 'SKU').inputValue()).toBe('TWO-THEIRS');
  await inDialog(office, 'Save').click();
  await dialog(office).waitFor({ state: 'detached' });
  await other.page.getByRole('heading', { name: 'Mine' }).waitFor();
  const { product: now } = await owner.query(`{ product(id: "${id}") { name sku taxRate version } }`);
  expect(now).toEqual({ name: 'Mine', sku: 'TWO-THEIRS', taxRate: '0.19', version: 3 });
}, 60_000);

test('a change that the form does not show is no conflict to decide', async () => {
  const id = await product(owner, { sku: 'STILL', price: '2.00' });
  await office.goTo(`/products/${id}`);
  await office.button('Edit product').click();
  await field(office, 'Description').fill('Still there');
  await accepted(owner, 'archiveProduct', { productId: id });
  await inDialog(office, 'Save').click();
  await dialog(office).waitFor({ state: 'detached' });
  // Others see it when the read model has it.
  await until(async () => {
    const { product: now } = await owner.query(`{ product(id: "${id}") { description status } }`);
    return now.description === 'Still there' && now.status === 'ARCHIVED';
  });
}, 60_000);

test('leaving a changed form asks first, by Escape and by the browser', async () => {
  const id = await product(owner, { sku: 'LEAVE', price: '2.00' });
  const { page, button } = office;
  await office.goTo('/products');
  await page.getByRole('link', { name: 'Product LEAVE' }).click();
  await button('Edit product').click();
  await page.keyboard.press('Escape');
  await dialog(office).waitFor({ state: 'detached' });
  await button('Edit product').click();
  await field(office, 'Name').fill('Half done');
  await page.keyboard.press('Escape');
  await button('Keep editing').click();
  expect(await field(office, 'Name').inputValue()).toBe('Half done');
  await page.goBack();
  await button('Discard it').click();
  await page.waitForURL(/\/products(\?|$)/);
  const { product: now } = await owner.query(`{ product(id: "${id}") { version } }`);
  expect(now.version).toBe(1);
}, 60_000);

test('stock is received, runs low and is low no more, counted against what was sold meanwhile', async () => {
  const id = await product(owner, { sku: 'SCREW', price: '0.10', pieces: 4 });
  const { page, button } = office;
  await office.goTo(`/products/${id}`);
  await button('Threshold').click();
  await field(office, 'Low from').fill('5');
  await inDialog(office, 'Save').click();
  await page.getByText('4 low').waitFor();
  await other.goTo('/stock?low=true');
  const low = other.page.getByRole('row', { name: /Product SCREW/ });
  await low.waitFor();
  expect(await other.accessibilityFaults()).toEqual([]);
  await button('Receive').click();
  await field(office, 'Pieces').fill('20');
  await field(office, 'Reference').fill('DN 77');
  await field(office, 'Cost of one (USD)').fill('0.04');
  await inDialog(office, 'Receive').click();
  await low.waitFor({ state: 'detached' });
  await page.getByText('24', { exact: true }).first().waitFor();

  await other.goTo('/stock');
  await other.page.getByLabel('Search', { exact: true }).fill('SCREW');
  await other.page.waitForURL(/search=SCREW/);
  await other.button('Count: Product SCREW').click();
  await field(other, 'Counted').fill('23');
  await accepted(owner, 'adjustStock', { productId: id, delta: -2, reason: 'DAMAGE' });
  await inDialog(other, 'Save').click();
  const conflict = dialog(other).getByRole('alert', { name: 'Somebody else changed this meanwhile' });
  await conflict.waitFor();
  expect(await conflict.getByRole('listitem').textContent()).toContain('When you began24Now22You entered23');
  await inDialog(other, 'Save').click();
  await dialog(other).waitFor({ state: 'detached' });
  await page.getByText('23', { exact: true }).first().waitFor();
  await other.page.getByRole('row', { name: /Product SCREW.*23/ }).waitFor();

  await button('Adjust').click();
  await field(office, 'More or fewer').fill('-99');
  await field(office, 'Reason').selectOption('Loss');
  await inDialog(office, 'Save').click();
  await dialog(office).getByText('Only 23 can be taken off').waitFor();
  await field(office, 'More or fewer').fill('-3');
  await field(office, 'Note').fill('Behind the shelf');
  await inDialog(office, 'Save').click();
  await other.page.getByRole('row', { name: /Product SCREW.*20/ }).waitFor();
  const happened = page.getByRole('region', { name: 'Stock history' });
  await happened.getByText('Behind the shelf').waitFor();
  const told = await happened.textContent();
  for (const each of ['Pieces20', 'ReferenceDN 77', 'Cost of one$0.04', 'Pieces+1ReasonCount']) {
    expect(told).toContain(each);
  }
  expect(told).toContain('Threshold5');
  expect(await office.accessibilityFaults()).toEqual([]);
}, 90_000);

test('a count begins empty, and an equal one says that nothing differs', async () => {
  const id = await product(owner, { sku: 'NAIL', price: '0.10', pieces: 7 });
  await office.goTo(`/products/${id}`);
  await office.button('Count').click();
  expect(await field(office, 'Counted').inputValue()).toBe('');
  await inDialog(office, 'Save').click();
  await dialog(office).getByText('Enter a whole number.').waitFor();
  await field(office, 'Counted').fill('7');
  await inDialog(office, 'Save').click();
  await dialog(office).getByText('7, as many as there should be').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await inDialog(office, 'Close').click();
  await dialog(office).waitFor({ state: 'detached' });
  const { product: now } = await owner.query(`{ product(id: "${id}") { stock { version } } }`);
  await office.button('Count').click();
  await field(office, 'Counted').fill('6');
  await inDialog(office, 'Save').click();
  await dialog(office).waitFor({ state: 'detached' });
  await office.page.getByText('6', { exact: true }).first().waitFor();
  await until(async () => {
    const { product: later } = await owner.query(`{ product(id: "${id}") { stock { version } } }`);
    return later.stock.version === now.stock.version + 1;
  });
}, 60_000);

test('what is received into a product that runs low no more meanwhile is not lost', async () => {
  const id = await product(owner, { sku: 'BOLT', price: '0.10', pieces: 1 });
  await accepted(owner, 'setLowStockThreshold', { productId: id, threshold: 5 });
  await office.goTo('/stock?low=true');
  await office.button('Receive: Product BOLT').click();
  await field(office, 'Pieces').fill('200');
  await accepted(owner, 'receiveStock', { productId: id, quantity: 10 });
  // Behind the dialog, so for who sees it alone.
  await office.page.getByText('Product BOLT', { exact: true }).waitFor({ state: 'detached' });
  expect(await field(office, 'Pieces').inputValue()).toBe('200');
  await inDialog(office, 'Receive').click();
  await dialog(office).waitFor({ state: 'detached' });
  await until(async () => {
    const { product: now } = await owner.query(`{ product(id: "${id}") { stock { onHand } } }`);
    return now.stock.onHand === 211;
  });
}, 60_000);

test('a category is created and renamed; products stand against its archiving, and are told', async () => {
  const { page, button } = office;
  await office.goTo('/categories');
  await button('New category').click();
  await field(office, 'Name').fill('Tols');
  await inDialog(office, 'Save').click();
  await accepted(owner, 'createCategory', { name: 'Éclairs' });
  await page.reload();
  await page.getByRole('link', { name: 'Tols' }).waitFor();
  await page.getByLabel('Search', { exact: true }).fill('ecl');
  await page.getByRole('link', { name: 'Tols' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Éclairs' }).waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await page.getByLabel('Order by').selectOption('Name, Z to A');
  await page.getByLabel('Search', { exact: true }).fill('');
  await page.getByRole('link', { name: 'Tols' }).waitFor();
  expect(await page.getByRole('table', { name: 'Categories' }).getByRole('link').first().textContent()).toBe(
    'Tols',
  );
  await page.getByRole('link', { name: 'Tols' }).click();
  await button('Rename').click();
  await field(office, 'Name').fill('Tools');
  await inDialog(office, 'Save').click();
  await page.getByRole('heading', { name: 'Tools', level: 1 }).waitFor();
  await history(office).getByText('Category created').waitFor();
  await history(office).getByText('Category renamed').waitFor();
  const categoryId = page.url().split('/').at(-1);
  const productId = await product(owner, { sku: 'SAW', price: '9.00' });
  await accepted(owner, 'updateProduct', { productId, categoryId });
  await page.getByRole('link', { name: 'Product SAW' }).waitFor();
  await button('Archive').click();
  await dialog(office).getByText('1 on sale in this category stand against it').waitFor();
  await dialog(office).getByRole('link', { name: 'Product SAW' }).waitFor();
  await inDialog(office, 'Archive').click();
  await dialog(office).getByText('Active products are in this category').waitFor();
  expect(await office.accessibilityFaults()).toEqual([]);
  await accepted(owner, 'archiveProduct', { productId });
  await inDialog(office, 'Archive').click();
  await page.getByText('This category is archived').waitFor();
}, 60_000);
