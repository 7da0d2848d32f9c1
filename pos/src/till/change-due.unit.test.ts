import { changeDue } from './change-due.ts';

const cash = (amount: string) => ({ change: { amount, currencyCode: 'USD' } });
const card = { change: null };

test('of several parts in cash, whichever was more than its part, all change is due', () => {
  expect(changeDue([cash('0.00'), card, cash('5.00')])).toEqual({ minor: 500, currency: 'USD' });
  expect(changeDue([cash('1.25'), cash('5.00')])).toEqual({ minor: 625, currency: 'USD' });
});

test('exact cash has a change of nothing, and a card has none', () => {
  expect(changeDue([cash('0.00')])).toEqual({ minor: 0, currency: 'USD' });
  expect(changeDue([card])).toBeUndefined();
});
