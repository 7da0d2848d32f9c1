import { articles } from './articles.ts';
import { closeShift, openShift, payOutCards, takeDeposits } from './cash.ts';
import { createGiving } from './giving.ts';
import { manager, type PlannedDay, type PlannedStep } from './history.ts';
import type { LivingShop } from './living-shop.ts';
import { dispatch, refund, sell } from './sell.ts';

/** Gives the commands of a day, each at its time. */
export async function liveDay({ date, steps }: PlannedDay, shop: LivingShop): Promise<void> {
  for (const [index, step] of steps.entries()) {
    shop.clock.stopAt(step.at);
    await live(step, `${date}-${index}`, shop);
  }
}

async function live(step: PlannedStep, key: string, shop: LivingShop): Promise<void> {
  const give = createGiving(shop.as(manager));
  switch (step.type) {
    case 'sales':
      return sell(step.sales, shop);
    case 'refund':
      return refund(step.refund, key, shop);
    case 'dispatch':
      return dispatch(key, shop);
    case 'openShift':
      return openShift(step.by, key, shop);
    case 'closeShift':
      return closeShift(step.by, step.difference, key, shop);
    case 'deposits':
      return takeDeposits(step.by, key, shop);
    case 'cardPayout':
      return payOutCards(key, shop);
    case 'booking': {
      const { command, amount, ...words } = step.booking;
      await give(command, key, { accountId: shop.bankId, amount: shop.money.of(amount), ...words });
      return;
    }
    case 'receipts':
      await Promise.all(
        step.receipts.map(({ sku, quantity }) =>
          give('receiveStock', `${key}-${sku}`, {
            ...{ productId: shop.products.get(sku), quantity, reference: 'Wholesaler' },
            unitCost: shop.money.of(unitCosts.get(sku) ?? 0),
          }),
        ),
      );
  }
}

const unitCosts = new Map(articles.map(({ sku, unitCost }) => [sku, unitCost]));
