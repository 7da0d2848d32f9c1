import { differencesIn, isContested } from './differences.ts';
import { changedValues } from './leaves.ts';

const values = (name: string, city: string, phone = '') => ({ name, phone, address: { city } });

test('what others changed is told with what it was, what it is and what was entered', () => {
  const differences = differencesIn(values('Ada', 'Bonn'), values('Ada L.', 'Köln'), values('Ada', 'Bern'));
  expect(differences).toEqual([
    { field: 'name', began: 'Ada', now: 'Ada L.', entered: 'Ada' },
    { field: 'address.city', began: 'Bonn', now: 'Köln', entered: 'Bern' },
  ]);
  expect(differences.map(isContested)).toEqual([false, true]);
});

test('both having entered the same is nothing to decide', () => {
  const [same] = differencesIn(values('A', ''), values('B', ''), values('B', ''));
  expect(same && isContested(same)).toBe(false);
});

test('what one changed oneself alone is no difference, and is what is sent', () => {
  expect(differencesIn(values('A', ''), values('A', ''), values('B', ''))).toEqual([]);
  expect(changedValues(values('A', 'Bern'), values('A', 'Bonn'))).toEqual({ address: { city: 'Bern' } });
});
