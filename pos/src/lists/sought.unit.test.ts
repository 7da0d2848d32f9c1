import { sought } from './sought.ts';

const people = [
  { name: 'Zoë Ångström', role: 'Cashier' },
  { name: 'Ada', role: 'Owner' },
  { name: 'Ada Zed', role: 'Cashier' },
];
const texts = ({ name, role }: (typeof people)[number]) => [name, role];
const byName = (left: { readonly name: string }, right: { readonly name: string }) =>
  left.name.localeCompare(right.name);
const namesFor = (search: string) => sought(people, search, texts, byName).map(({ name }) => name);

test('each word is looked for in all texts, without capitals and accents', () => {
  expect(namesFor('zoe ANG')).toEqual(['Zoë Ångström']);
  expect(namesFor('ada cash')).toEqual(['Ada Zed']);
  expect(namesFor('owner cashier')).toEqual([]);
});

test('no search finds all, in order', () => {
  expect(namesFor('  ')).toEqual(['Ada', 'Ada Zed', 'Zoë Ångström']);
});
