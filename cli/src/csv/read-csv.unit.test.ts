import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readCsv } from './read-csv.ts';

/** What is read of a text; `size`: bytes of a chunk. */
async function read(text: string | Buffer, size = 1_000) {
  const bytes = Buffer.from(text as string);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const records: unknown[] = [];
  for await (const record of readCsv(Readable.from(chunks))) records.push(record);
  return records;
}

test.each([
  ['with line feeds', 'sku,name\nA,"x\ny"\n\nB,z'],
  ['with the line ends of Windows', 'sku,name\r\nA,"x\r\ny"\r\n\r\nB,z\r\n'],
  ['with a byte order mark', '\ufeffsku,name\nA,"x\ny"\n\nB,z\n'],
  ['with semicolons', 'sku;name\nA;"x\ny"\n\nB;z\n'],
])('a file %s is read, with the line on which each record begins', async (_, text) => {
  for (const size of [1, 7, 1_000]) {
    expect(await read(text, size)).toEqual([
      { line: 1, cells: ['sku', 'name'] },
      { line: 2, cells: ['A', 'x\ny'] },
      { line: 5, cells: ['B', 'z'] },
    ]);
  }
});

test('a line with a stray quote is told, and the others are read', async () => {
  expect(await read('sku,name\nA,5" pipe\nB,z')).toEqual([
    { line: 1, cells: ['sku', 'name'] },
    { line: 2, fault: expect.stringContaining('A quote stands within a cell') },
    { line: 3, cells: ['B', 'z'] },
  ]);
});

test('a quote that is never closed is told with its line, however much follows', async () => {
  for (const rest of ['C,w\n', 'C,w\n'.repeat(50_000)]) {
    const records = await read(`sku,name\nA,z\nB,"y\n${rest}`, 10_000);
    expect(records[2]).toEqual({ line: 3, fault: expect.stringContaining('does not end') });
  }
});

test('another encoding is refused', async () => {
  await expect(read(Buffer.from('sku,name\nA,Käse', 'latin1'))).rejects.toThrow('The file is not UTF-8');
});

test('whatever is written is read again', async () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\r'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      fc.constantFrom(1, 3, 100),
      async (rows, size) => {
        const text = stringify([['sku', 'name'], ...rows], { quoted: true, record_delimiter: 'windows' });
        const records = (await read(text, size)) as { cells: unknown }[]; // no faults in what was written
        expect(records.slice(1).map(({ cells }) => cells)).toEqual(rows);
      },
    ),
    { numRuns: 50 },
  );
});
