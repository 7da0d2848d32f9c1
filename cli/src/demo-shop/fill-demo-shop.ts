import { currencyPlaces } from '@tillgraph/shared-domain/currency';
import type { Execute } from '../shop/shop-client.ts';
import { assortment, clientele, type DemoCategory } from './assortment.ts';
import { ean13 } from './ean13.ts';

/**
 * Fills an empty shop by commands, as its people would. Each has a key of its own, so that a filling that was killed
 * is taken up by another call.
 */
export async function fillDemoShop(execute: Execute, currencyCode: string): Promise<void> {
  const give = createGiving(execute);
  const money = (hundredths: number) => ({ amount: amountOf(hundredths, currencyCode), currencyCode });

  /** The articles before a category's first. */
  const articlesBefore = (category: DemoCategory) =>
    assortment.slice(0, assortment.indexOf(category)).reduce((sum, { products }) => sum + products.length, 0);

  async function addCategory(category: DemoCategory): Promise<void> {
    const { name, prefix, taxRate, products } = category;
    const categoryId = await give('createCategory', `category-${prefix}`, { name });
    await Promise.all(
      products.map(async ([product, price, pieces], index) => {
        const sku = `${prefix}-${String(index + 1).padStart(3, '0')}`;
        const barcodes = [ean13(articlesBefore(category) + index + 1)];
        const input = { sku, name: product, price: money(price), barcodes, taxRate, categoryId };
        const productId = await give('createProduct', `product-${sku}`, input);
        const unitCost = money(Math.round(price * 0.6));
        await give('receiveStock', `stock-${sku}`, {
          productId,
          quantity: pieces,
          reference: 'Opening stock',
          unitCost,
        });
        await give('setLowStockThreshold', `threshold-${sku}`, { productId, threshold: 5 });
      }),
    );
  }

  async function addCustomer(name: string, holds: number, index: number): Promise<void> {
    const code = plain(name);
    const customerId = await give('registerCustomer', `customer-${code}`, {
      name,
      email: `${code}@example.com`,
      phone: `+1 555 01${String(index).padStart(2, '0')}`,
    });
    const account = { code, name, kind: 'CUSTOMER', currencyCode, customerId };
    const accountId = await give('openAccount', `account-${code}`, account);
    if (holds === 0) return;
    const paid = { accountId, amount: money(holds), description: 'Opening balance', category: 'Deposit' };
    await give('recordIncome', `income-${code}`, paid);
  }

  await Promise.all([
    ...assortment.map(addCategory),
    ...clientele.map(([name, holds], index) => addCustomer(name, holds, index)),
  ]);
}

/** Each command: its context, its input's type, and the entity whose id is of interest. */
const commands = {
  createCategory: ['catalog', 'CreateCategoryInput', 'category'],
  createProduct: ['catalog', 'CreateProductInput', 'product'],
  receiveStock: ['inventory', 'ReceiveStockInput', 'product'],
  setLowStockThreshold: ['inventory', 'SetLowStockThresholdInput', 'product'],
  registerCustomer: ['customers', 'RegisterCustomerInput', 'customer'],
  openAccount: ['accounts', 'OpenAccountInput', 'account'],
  recordIncome: ['accounts', 'RecordTransactionInput', 'account'],
} as const;

function createGiving(execute: Execute) {
  return async (command: keyof typeof commands, key: string, input: object): Promise<string> => {
    const [context, inputType, entity] = commands[command];
    const data = await execute(
      context,
      `mutation ($input: ${inputType}!) { ${command}(input: $input) { ${entity} { id } userErrors { message } } }`,
      { input: { idempotencyKey: `demo-${key}`, ...input } },
    );
    // As the operation asks for it; null only for a field that failed, and then `execute` threw.
    const payload = data[command] as Record<string, { id: string } | null> & {
      userErrors: readonly { message: string }[];
    };
    const made = payload[entity];
    if (!made) throw new Error(`The demo's ${command} ${key} was refused: ${payload.userErrors[0]?.message}`);
    return made.id;
  };
}

/** As decimal text with the currency's places; a currency without any gets the hundredths as they are. */
function amountOf(hundredths: number, currencyCode: string): string {
  const places = currencyPlaces(currencyCode) ?? 2;
  return places === 0 ? String(hundredths) : (hundredths / 100).toFixed(places);
}

/** Élodie Martin: elodie.martin */
const plain = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
