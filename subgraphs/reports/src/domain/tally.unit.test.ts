import fc from 'fast-check';
import { merge, tallyOf } from './tally.ts';

const rows = fc.array(
  fc.record({
    key: fc.constantFrom('', '__proto__', 'a', 'b', '$c.d'),
    sum: fc.record({ net: fc.integer() }),
  }),
);

test('a tally sums up by key, in the order of the keys, whatever people write there', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const tally = tallyOf(all);
      const keys = [...new Set(all.map(({ key }) => key))].sort();
      expect(tally.map(({ key }) => key)).toEqual(keys);
      for (const { key, sum } of tally) {
        const same = all.filter((row) => row.key === key);
        expect(sum.net).toBe(same.reduce((net, row) => net + row.sum.net, 0));
      }
    }),
  );
});

test('two tallies together are the tally of all', () => {
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      expect(merge(tallyOf(left), tallyOf(right))).toEqual(tallyOf([...left, ...right]));
    }),
  );
});
