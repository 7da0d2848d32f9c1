import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractSchema } from '../testing/fake-subgraph.ts';
import { CompositionFailed, composeSupergraph } from './compose.ts';

const subgraphs = ['catalog', 'inventory'].map((name) => ({
  name,
  url: `in-process:${name}`,
  typeDefs: contractSchema(name),
}));

describe('composition', () => {
  test('is read back at the next start, and done anew for other schemas', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
    const composed = await composeSupergraph(subgraphs, folder);
    expect(await readdir(folder)).toEqual(['supergraph.graphql']);
    await writeFile(join(folder, 'supergraph.graphql'), `${composed}\n# from the cache`);
    expect(await composeSupergraph(subgraphs, folder)).toContain('# from the cache');
    expect(await composeSupergraph(subgraphs.slice(0, 1), folder)).not.toContain('# from the cache');
    expect(await readdir(folder)).toEqual(['supergraph.graphql']);
    await rm(folder, { recursive: true });
  });

  test('of schemas that do not fit says why', async () => {
    const other = { name: 'other', url: 'in-process:other', typeDefs: 'type Query { shop: Int }' };
    await expect(composeSupergraph([...subgraphs, other])).rejects.toThrow(CompositionFailed);
  });
});
