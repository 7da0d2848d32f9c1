import { readFile } from 'node:fs/promises';
import { composeSupergraph } from '@tillgraph/gateway/supergraph/compose';
import { parse } from 'yaml';
import { z } from 'zod';

/** Prints the supergraph that supergraph.yaml describes. */
export async function compose(): Promise<void> {
  const { subgraphs } = supergraphFile.parse(parse(await readFile(file, 'utf8')));
  const schemas = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { routing_url: url, schema }]) => ({
      name,
      url,
      typeDefs: await readFile(new URL(schema.file, file), 'utf8'),
    })),
  );
  console.log(await composeSupergraph(schemas));
}

const file = new URL('../../../supergraph.yaml', import.meta.url);

const supergraphFile = z.object({
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});
