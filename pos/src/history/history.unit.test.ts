import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { tellFields, toldNames } from './told-fields.ts';
import { writtenValue } from './written-value.ts';

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const written = (field: object) =>
  writtenValue(field, {
    words: en.history,
    names: new Map([['c1', 'Pantry']]),
    timeZone: 'UTC',
    locale: 'en-US',
  });

test('a change tells what was before, however far back that was said, and other events what they brought', () => {
  const told = tellFields([
    { version: 4, type: 'PriceChanged', data: { productId: 'p', price: usd('3') } },
    { version: 3, type: 'ProductUpdated', data: { productId: 'p', description: null, name: 'Honey' } },
    { version: 2, type: 'PriceChanged', data: { productId: 'p', price: usd('2') } },
    { version: 1, type: 'ProductCreated', data: { name: 'Hony', price: usd('1'), description: null } },
  ]);
  expect(told.map(({ entry, fields }) => [entry.version, fields])).toEqual([
    [4, [{ name: 'price', from: usd('2'), to: usd('3') }]],
    [3, [{ name: 'name', from: 'Hony', to: 'Honey' }]],
    [2, [{ name: 'price', from: usd('1'), to: usd('2') }]],
    [
      1,
      [
        { name: 'name', from: undefined, to: 'Hony' },
        { name: 'price', from: undefined, to: usd('1') },
      ],
    ],
  ]);
});

test('each value is written for people', () => {
  expect(written({ taxRate: '0.075' })).toBe('7.5%');
  expect(written({ categoryId: 'c1' })).toBe('Pantry');
  expect(written({ delta: 3 })).toBe('+3');
  expect(written({ delta: -3 })).toBe('-3');
  expect(written({ reason: 'DAMAGE' })).toBe('Damage');
  expect(written({ name: 'DAMAGE' })).toBe('DAMAGE');
  expect(written({ barcodes: ['1', '2'] })).toBe('1, 2');
  expect(written({ lines: [{ productName: 'Honey', quantity: 2 }] })).toBe('2 × Honey');
  expect(
    written({ address: { lines: ['High St 1'], city: 'Bonn', postalCode: '53111', region: null } }),
  ).toBe('High St 1, 53111, Bonn');
});

test('each field that is told has a word in every language', () => {
  for (const { history } of [en, de]) {
    expect(Object.keys(history.fields).sort()).toEqual([...toldNames].sort());
  }
});
