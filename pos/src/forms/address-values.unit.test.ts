import { addressLines } from './address-lines.ts';
import { addressInput, addressValues } from './address-values.ts';

const address = {
  lines: ['High Street 1', 'Back yard'],
  postalCode: '53111',
  city: 'Bonn',
  region: null,
  countryCode: 'DE',
};

test('an address comes out of its form as it went in', () => {
  expect(addressInput(addressValues(address))).toEqual(address);
  expect(addressLines(address)).toEqual(['High Street 1', 'Back yard', '53111 Bonn', 'DE']);
});

test('an address of which nothing is left is none', () => {
  expect(addressInput({ ...addressValues(null), city: ' ' })).toBeNull();
});
