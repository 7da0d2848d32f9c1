import { Temporal } from 'temporal-polyfill';
import { articles } from './articles.ts';
import {
  type PlannedBooking,
  type PlannedDay,
  type PlannedRefund,
  type PlannedSale,
  type PlannedStep,
  staff,
} from './history.ts';
import { addDays, openingHours, rushes, timeOn } from './opening-hours.ts';
import { fullPurses, type Purses, planSale } from './plan-sale.ts';
import { createRandom, type Random } from './random.ts';
import { createShelves, type Shelves } from './shelves.ts';

export interface HistoryToPlan {
  /** `2026-11-22`, of the shop's calendar. */
  readonly firstDay: string;
  /** IANA. */
  readonly timeZone: string;
}

export const daysOfHistory = 30;

/** The same for the same first day. It leaves the shelves and the customers' accounts as they were at its beginning. */
export function planHistory({ firstDay, timeZone }: HistoryToPlan): readonly PlannedDay[] {
  const random = createRandom(20);
  const planned: Planned = {
    shelves: createShelves(),
    purses: fullPurses(),
    random,
    refundable: [],
    toCancel: [],
  };
  const dates = Array.from({ length: daysOfHistory }, (_, index) => addDays(firstDay, index));
  const lastDay = dates.findLast((date) => openingHours(date));
  return dates.map((date) => {
    const at = (minute: number) => timeOn(date, minute, timeZone);
    const steps = planDay({ date, at, isLast: date === lastDay }, planned);
    return { date, steps: [...steps].sort((one, other) => one.at.getTime() - other.at.getTime()) };
  });
}

interface Planned {
  readonly shelves: Shelves;
  readonly purses: Purses;
  readonly random: Random;
  /** Sales of the days before, none of them refunded. */
  refundable: readonly PlannedSale[];
  /** Deliveries that are cancelled on the next morning. */
  toCancel: readonly PlannedSale[];
}

interface Day {
  readonly date: string;
  /** A minute of it. */
  readonly at: (minute: number) => Date;
  /** The shop is not open any more until today. */
  readonly isLast: boolean;
}

function planDay(day: Day, planned: Planned): readonly PlannedStep[] {
  const { date, at, isLast } = day;
  const { shelves, purses, random } = planned;
  const hours = openingHours(date);
  const steps: PlannedStep[] = bookingsOn(date).map((booking) => ({
    at: at(7 * 60),
    type: 'booking',
    booking,
  }));
  if (hours) {
    const { opens, closes } = hours;
    steps.push(planDispatch(planned, at(opens + 20)));
    steps.push({ at: at(opens - 5), type: 'openShift', by: random.pick(staff).name });
    steps.push(...planRefund(planned, at(opens + 10)));
    steps.push(...planSales(day, planned));
    steps.push({
      at: at(closes + 10),
      type: 'closeShift',
      by: random.pick(staff).name,
      difference: random.pick([0, 0, 0, -5, 5, -20, 10, -100]),
    });
  }
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  if (dayOfWeek === 1) steps.push({ at: at(7 * 60 + 30), type: 'cardPayout' });
  if (hours && (dayOfWeek === 1 || isLast)) {
    steps.push({ at: at(hours.closes + 5), type: 'deposits', by: random.pick(staff).name });
    for (const [name, holds] of fullPurses()) purses.set(name, holds);
  }
  if (dayOfWeek % 2 === 1 || isLast) steps.push(...planReceipts(shelves, isLast ? 1 : 0.4, at(20 * 60)));
  return steps;
}

function planDispatch(planned: Planned, at: Date): PlannedStep {
  for (const { sku, quantity } of planned.toCancel.flatMap(({ lines }) => lines)) {
    planned.shelves.putBack(sku, quantity);
  }
  planned.toCancel = [];
  return { at, type: 'dispatch' };
}

/** More on Fridays, fewer on Saturdays. */
function planSales({ date, at, isLast }: Day, planned: Planned): readonly PlannedStep[] {
  const { shelves, purses, random } = planned;
  const hours = openingHours(date);
  if (!hours) return [];
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  const [least, most] = dayOfWeek === 6 ? [3, 3] : dayOfWeek === 5 ? [5, 5] : [4, 5];
  let count = 0;
  const steps = rushes(random.between(least, most), hours, random).map((minute) => {
    const sales = Array.from({ length: random.between(2, 4) }, () => {
      const moment = { key: `${date}-${++count}`, isEvening: minute >= 17 * 60, isLastDay: isLast };
      return planSale(moment, shelves, purses, random);
    });
    return { at: at(minute), type: 'sales' as const, sales };
  });
  const all = steps.flatMap(({ sales }) => sales);
  planned.toCancel = all.filter(({ delivery }) => delivery === 'CANCELLED');
  const sold = all.filter(({ outcome }) => outcome === 'COMPLETED');
  planned.refundable = [...planned.refundable, ...sold].slice(-40);
  return steps;
}

/** Somebody brings something back; what is spoilt is not sold again. */
function planRefund(planned: Planned, at: Date): readonly PlannedStep[] {
  const { random, refundable, shelves } = planned;
  if (refundable.length === 0 || !random.chance(0.6)) return [];
  const sale = random.pick(refundable);
  planned.refundable = refundable.filter((each) => each !== sale);
  const line = random.between(0, sale.lines.length - 1);
  const { sku, quantity: bought } = sale.lines[line] ?? { sku: '', quantity: 0 };
  const quantity = random.between(1, bought);
  const restock = !/^(BAK|DAI|FRU)/.test(sku);
  if (restock) shelves.putBack(sku, quantity);
  const reason = restock ? random.pick(['Changed their mind', 'Bought by mistake']) : 'Was not fresh';
  const refund: PlannedRefund = { sale: sale.key, line, quantity, restock, reason };
  return [{ at, type: 'refund', refund }];
}

/** With the supplier's invoice, which comes with the goods. */
function planReceipts(shelves: Shelves, below: number, at: Date): readonly PlannedStep[] {
  const receipts = shelves.fillUp(below);
  if (receipts.length === 0) return [];
  const amount = receipts.reduce((sum, { sku, quantity }) => sum + (costs.get(sku) ?? 0) * quantity, 0);
  const booking: PlannedBooking = {
    ...{ command: 'recordExpense', amount },
    ...{ description: 'Invoice of the wholesaler', category: 'Purchases' },
  };
  return [
    { at, type: 'receipts', receipts },
    { at, type: 'booking', booking },
  ];
}

const costs = new Map(articles.map(({ sku, unitCost }) => [sku, unitCost]));

/** What comes every week or month. */
function bookingsOn(date: string): readonly PlannedBooking[] {
  const { day, dayOfWeek } = Temporal.PlainDate.from(date);
  const bookings: PlannedBooking[] = [];
  const book = (command: PlannedBooking['command'], description: string, category: string, amount: number) =>
    bookings.push({ command, description, category, amount });
  if (day === 1) book('recordExpense', 'Rent of the shop', 'Rent', 60_000);
  if (day === 15) book('recordExpense', 'Electricity and water', 'Utilities', 14_250);
  if (dayOfWeek === 5) book('recordExpense', 'Wages of the week', 'Wages', 24_000);
  if (dayOfWeek === 4) book('recordIncome', 'Tasting evening', 'Events', 12_500);
  return bookings;
}
