import type { Execute } from '../shop/shop-client.ts';
import { type Article, articles } from './articles.ts';
import { assortment, clientele, type DemoCategory } from './assortment.ts';
import { createDemoMoney } from './demo-money.ts';
import { ean13 } from './ean13.ts';
import { createGiving } from './giving.ts';

/** What the shop's own ids are. */
export interface FilledShop {
  /** Products by sku. */
  readonly products: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, DemoCustomer>;
}

export interface DemoCustomer {
  readonly customerId: string;
  readonly accountId: string;
}

/**
 * Fills an empty shop by commands, as its people would. Each has a key of its own, so that a filling that was killed
 * is taken up by another call.
 */
export async function fillDemoShop(execute: Execute, currencyCode: string): Promise<FilledShop> {
  const give = createGiving(execute);
  const money = createDemoMoney(currencyCode);

  async function addCategory(category: DemoCategory) {
    const { name, prefix } = category;
    const { id: categoryId } = await give('createCategory', `category-${prefix}`, { name });
    const own = articles.filter((article) => article.category === category);
    return Promise.all(own.map((article) => addProduct(article, categoryId)));
  }

  async function addProduct(
    { sku, name, price, unitCost, pieces, category, number }: Article,
    categoryId: string,
  ) {
    const { id: productId } = await give('createProduct', `product-${sku}`, {
      ...{ sku, name, categoryId, price: money.of(price), taxRate: category.taxRate },
      barcodes: [ean13(number)],
    });
    await give('receiveStock', `stock-${sku}`, {
      ...{ productId, quantity: pieces, unitCost: money.of(unitCost) },
      reference: 'Opening stock',
    });
    await give('setLowStockThreshold', `threshold-${sku}`, { productId, threshold: 5 });
    return [sku, productId] as const;
  }

  async function addCustomer(name: string, holds: number, index: number) {
    const login = plain(name);
    const { id: customerId } = await give('registerCustomer', `customer-${login}`, {
      name,
      email: `${login}@example.com`,
      phone: `+1 555 01${String(index).padStart(2, '0')}`,
    });
    // A code outlives its customer's erasure, so it is not made of the name.
    const code = `c-${String(index + 1).padStart(3, '0')}`;
    const { id: accountId } = await give('openAccount', `account-${login}`, {
      ...{ code, name, kind: 'CUSTOMER', currencyCode, customerId },
    });
    if (holds > 0) {
      const paid = { description: 'Opening balance', category: 'Deposit' };
      await give('recordIncome', `income-${login}`, { accountId, amount: money.of(holds), ...paid });
    }
    return [name, { customerId, accountId }] as const;
  }

  const [products, customers] = await Promise.all([
    Promise.all(assortment.map(addCategory)),
    Promise.all(clientele.map(([name, holds], index) => addCustomer(name, holds, index))),
  ]);
  return { products: new Map(products.flat()), customers: new Map(customers) };
}

/** Élodie Martin: elodie.martin */
const plain = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
