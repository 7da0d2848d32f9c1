import { type Article, articles } from './articles.ts';
import { clientele } from './assortment.ts';
import { manager, type PlannedLine, type PlannedSale, staff } from './history.ts';
import type { Random } from './random.ts';
import type { Shelves } from './shelves.ts';

/** When a sale is made. */
export interface SaleMoment extends Pick<PlannedSale, 'key'> {
  readonly isEvening: boolean;
  /** Deliveries of the last day have not been shipped yet. */
  readonly isLastDay: boolean;
}

/** What customers can still spend of their accounts, in hundredths, by name. */
export type Purses = Map<string, number>;

export const fullPurses = (): Purses => new Map(clientele.map(([name, holds]) => [name, holds]));

/** Somebody comes in and buys something that is there, with money that is there; now and then it is not. */
export function planSale(moment: SaleMoment, shelves: Shelves, purses: Purses, random: Random): PlannedSale {
  const { key, isEvening, isLastDay } = moment;
  const by = random.pick(staff).name;
  const sale = { key, by, discountPercent: null, delivery: null };
  if (random.chance(0.015)) return { ...sale, ...planTooMuch(random) };
  if (random.chance(0.01)) return { ...sale, ...planTooDear() };

  const lines = planLines(shelves, random, by === manager && isEvening);
  const cost = atMost(lines);
  const regular = random.chance(0.35) ? random.pick(clientele)[0] : null;
  if (regular && random.chance(isLastDay ? 0.8 : 0.3)) {
    const delivery = isLastDay ? 'WAITING' : random.chance(0.15) ? 'CANCELLED' : 'SHIPPED';
    return { ...sale, lines, payment: 'CARD', customer: regular, delivery, outcome: 'PAID' };
  }
  const left = regular === null ? 0 : (purses.get(regular) ?? 0);
  if (regular !== null && left >= cost && random.chance(0.7)) {
    purses.set(regular, left - cost);
    return { ...sale, lines, payment: 'ACCOUNT', customer: regular, outcome: 'COMPLETED' };
  }
  return {
    ...sale,
    lines,
    payment: cost > 1500 && random.chance(0.08) ? 'MIXED' : random.chance(0.45) ? 'CASH' : 'CARD',
    customer: regular,
    discountPercent: by === manager && regular ? 10 : null,
    outcome: 'COMPLETED',
  };
}

/** More than the shelf has ever held. */
function planTooMuch(random: Random) {
  const { sku, pieces } = random.pick(articles.filter((article) => article.pieces < 10));
  const lines = [{ sku, quantity: pieces + 20, discountPercent: null }];
  return { lines, payment: 'CARD', customer: null, outcome: 'CANCELLED' } as const;
}

/** More than the customer's account has ever held. */
function planTooDear() {
  const lines = [{ sku: 'HOU-007', quantity: 1, discountPercent: null }];
  return { lines, payment: 'ACCOUNT', customer: 'Liam Murphy', outcome: 'CANCELLED' } as const;
}

function planLines(shelves: Shelves, random: Random, isClearance: boolean): readonly PlannedLine[] {
  const lines: PlannedLine[] = [];
  const count = random.pick([1, 2, 2, 3, 3, 4]);
  while (lines.length < count) {
    const article = random.pick(articles, popularity);
    if (shelves.has(article) < 1 || lines.some(({ sku }) => sku === article.sku)) continue;
    const quantity = Math.min(shelves.has(article), random.pick([1, 1, 1, 2, 2, 3]));
    shelves.take(article, quantity);
    const isReduced = isClearance && article.category.prefix === 'BAK';
    lines.push({ sku: article.sku, quantity, discountPercent: isReduced ? 30 : null });
  }
  return lines;
}

/** Of a category the first products are its bestsellers. */
function popularity({ sku, category: { prefix } }: Article): number {
  return (appeal.get(prefix) ?? 1) / Number(sku.slice(-3));
}

const appeal = new Map([
  ['BAK', 6],
  ['DAI', 4],
  ['COF', 4],
  ['FRU', 4],
  ['PAN', 3],
  ['DRI', 3],
]);

/** What it costs with all taxes and no discount; no rate is above a fifth. */
const atMost = (lines: readonly PlannedLine[]): number =>
  lines.reduce((sum, { sku, quantity }) => sum + Math.ceil((prices.get(sku) ?? 0) * quantity * 1.2), 0);

const prices = new Map(articles.map(({ sku, price }) => [sku, price]));
