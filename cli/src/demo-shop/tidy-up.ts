import { articles } from './articles.ts';
import { closeShift, takeDeposits } from './cash.ts';
import { createGiving } from './giving.ts';
import { manager } from './history.ts';
import type { LivingShop } from './living-shop.ts';

/** After a day that was cut off: there is at least as much of everything as was planned to be on its evening. */
export async function tidyUp(key: string, shop: LivingShop): Promise<void> {
  await shop.rest();
  await takeDeposits(manager, `${key}-deposit`, shop);
  await closeShift(manager, 0, `${key}-shift`, shop);
  await fillShelves(`${key}-stock`, shop);
}

async function fillShelves(key: string, { as, products, money }: LivingShop): Promise<void> {
  const execute = as(manager);
  const representations = articles.map(({ sku }) => ({ __typename: 'Product', id: products.get(sku) }));
  const data = await execute(
    'inventory',
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Product { stock { available } } }
    }`,
    { representations },
  );
  // As the operation asks for it, in the order of the representations.
  const stocks = data._entities as readonly { readonly stock: { readonly available: string | number } }[];
  const give = createGiving(execute);
  await Promise.all(
    articles.map(async ({ sku, pieces, unitCost }, index) => {
      const quantity = pieces - Number(stocks[index]?.stock.available);
      if (quantity <= 0) return;
      const received = { productId: products.get(sku), quantity, reference: 'Wholesaler' };
      await give('receiveStock', `${key}-${sku}`, { ...received, unitCost: money.of(unitCost) });
    }),
  );
}
