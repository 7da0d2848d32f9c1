import { readFile } from 'node:fs/promises';
import type { SubgraphSchema } from '@tillgraph/gateway/supergraph/compose';
import { parse } from 'yaml';
import { z } from 'zod';

/** The subgraphs that supergraph.yaml names, with their schemas. */
export async function readShopSubgraphs(): Promise<readonly SubgraphSchema[]> {
  const { subgraphs } = supergraphFile.parse(parse(await readFile(file, 'utf8')));
  return Promise.all(
    Object.entries(subgraphs).map(async ([name, { routing_url: url, schema }]) => ({
      name,
      url,
      typeDefs: await readFile(new URL(schema.file, file), 'utf8'),
    })),
  );
}

const file = new URL('../../../supergraph.yaml', import.meta.url);

const supergraphFile = z.object({
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});
