import fc from 'fast-check';
import pg from 'pg';
import { testDatabase } from '../testing/index.ts';
import { plainArray, textArray } from './array-literal.ts';

test('PostgreSQL reads back every text and number that was written as an array', async () => {
  const database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('NULL', '', '{}', '"', '\\', '\\"', ',', ' a ', '"\n', '"\u0001', '"\u{1f600}'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text.filter((value) => !value.includes('\0')))),
      fc.array(fc.option(fc.integer())),
      async (texts, numbers) => {
        const { rows } = await client.query('SELECT $1::text[] AS texts, $2::bigint[]::text[] AS numbers', [
          textArray(texts),
          plainArray(numbers),
        ]);
        expect(rows[0].texts).toEqual(texts);
        expect(rows[0].numbers).toEqual(numbers.map((number) => number?.toString() ?? null));
      },
    ),
  );
  await client.end();
  await database.drop();
});
