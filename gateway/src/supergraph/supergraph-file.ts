import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** What a file says of a supergraph: its SDL, or the subgraphs that it is to be composed of. */
export type SupergraphFile =
  | { readonly kind: 'composed'; readonly sdl: string }
  | { readonly kind: 'subgraphs'; readonly subgraphs: readonly SubgraphSource[] };

export interface SubgraphSource {
  readonly name: string;
  /** Where operations are sent. */
  readonly url: string;
  readonly schema:
    | { readonly kind: 'text'; readonly typeDefs: string }
    /** The subgraph at this address tells it. */
    | { readonly kind: 'introspected'; readonly url: string };
}

/** The file cannot be taken for a supergraph. */
export class SupergraphFileInvalid extends Error {
  override readonly name = 'SupergraphFileInvalid';
}

/** Reads SDL, or YAML as Apollo's rover has it, with the files that it names relative to it. */
export async function readSupergraphFile(file: string): Promise<SupergraphFile> {
  const text = await read(file);
  if (!/\.ya?ml$/i.test(file)) {
    return { kind: 'composed', sdl: text };
  }
  const { data, error } = supergraphYaml.safeParse(parse(text));
  if (error) {
    const [issue] = error.issues;
    throw new SupergraphFileInvalid(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const subgraphs = await Promise.all(
    Object.entries(data.subgraphs).map(async ([name, { routing_url, schema }]): Promise<SubgraphSource> => {
      if ('file' in schema) {
        if (routing_url === undefined) {
          throw new SupergraphFileInvalid(`${file}: subgraphs.${name} has no routing_url.`);
        }
        const typeDefs = await read(resolve(dirname(file), schema.file));
        return { name, url: routing_url, schema: { kind: 'text', typeDefs } };
      }
      return {
        name,
        url: routing_url ?? schema.subgraph_url,
        schema: { kind: 'introspected', url: schema.subgraph_url },
      };
    }),
  );
  return { kind: 'subgraphs', subgraphs };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new SupergraphFileInvalid(`${file} cannot be read.`, { cause });
  }
}

const httpUrl = z.url({ protocol: /^https?$/ });

const supergraphYaml = z.object({
  subgraphs: z.record(
    z.string(),
    z.object({
      routing_url: httpUrl.optional(),
      schema: z.union([z.object({ file: z.string() }), z.object({ subgraph_url: httpUrl })]),
    }),
  ),
});
