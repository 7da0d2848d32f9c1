import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, parse } from 'graphql';
import { readTrustedDocuments } from './trusted-documents.ts';

const page = fileURLToPath(new URL('../../../pos/src', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillgraph-trusted-'));
});
afterEach(() => rm(folder, { recursive: true }));

const shopId = parse('{ shop { id } }');

test('where no folder is named, nothing is asked of operations', async () => {
  expect(await readTrustedDocuments(undefined, folder)).toBeUndefined();
});

test('the folder’s operations and the page’s are trusted, and no others', async () => {
  await writeFile(join(folder, 'display.graphql'), '{ shop { id } }');
  await writeFile(join(folder, 'notes.txt'), '{ shop { name } }');
  const built = await mkdtemp(join(tmpdir(), 'tillgraph-page-'));
  await writeFile(join(built, 'operations.graphql'), 'query Page { shop { timeZone } }');
  const documents = await readTrustedDocuments(folder, built);
  await rm(built, { recursive: true });
  const trusts = (text: string) => documents?.trusts(parse(text));
  expect(trusts('{ shop { id } }')).toBe(true);
  expect(trusts('query Page { shop { timeZone } }')).toBe(true);
  expect(trusts('{ shop { name } }')).toBe(false);
  expect((await readTrustedDocuments(folder, join(folder, 'nothing')))?.trusts(shopId)).toBe(true);
});

test('what the page sends is what its files say', async () => {
  const documents = await readTrustedDocuments(page, undefined);
  const generated = await readFile(join(page, 'graph/generated/graphql.ts'), 'utf8');
  const sent = [...generated.matchAll(/^export const \w+Document = (\{.*\}) as unknown/gm)].map(
    ([, json]) => JSON.parse(json ?? '') as DocumentNode,
  );
  expect(sent.length).toBeGreaterThan(40);
  expect(sent.filter((document) => !documents?.trusts(document))).toEqual([]);
});

test.each([
  ['is not there', 'nothing', ''],
  ['holds what is no GraphQL', '', '{'],
])('a folder that %s stops the start', async (_what, name, text) => {
  await writeFile(join(folder, 'a.graphql'), text || '{ shop { id } }');
  await expect(readTrustedDocuments(join(folder, name), undefined)).rejects.toThrow(
    'TRUSTED_DOCUMENTS names',
  );
});
