import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';

/** A subgraph as composition sees it. */
export interface SubgraphSchema {
  readonly name: string;
  /** Where it is reached over HTTP; in process the name alone counts. */
  readonly url: string;
  readonly typeDefs: string;
}

/** The subgraphs' schemas do not make one graph. */
export class CompositionFailed extends Error {
  override readonly name = 'CompositionFailed';
}

/**
 * The SDL of the supergraph. `cacheFolder` keeps the last one, with the hash of what it was composed from: composing
 * takes more than half a second, of which a restart has little.
 */
export async function composeSupergraph(
  subgraphs: readonly SubgraphSchema[],
  cacheFolder?: string,
): Promise<string> {
  if (cacheFolder === undefined) {
    return compose(subgraphs);
  }
  const file = join(cacheFolder, 'supergraph.graphql');
  const head = `# Composed from ${hashOf(subgraphs)}\n`;
  const known = existsSync(file) ? await readFile(file, 'utf8') : '';
  if (known.startsWith(head)) {
    return known;
  }
  const supergraph = head + (await compose(subgraphs));
  await mkdir(cacheFolder, { recursive: true });
  // Another process that starts at the same time reads all of it or nothing.
  await writeFile(`${file}.${process.pid}`, supergraph);
  await rename(`${file}.${process.pid}`, file);
  return supergraph;
}

/** Raise it when composition answers another supergraph for the same schemas: with another @apollo/composition. */
const compositionVersion = '2.14';

function hashOf(subgraphs: readonly SubgraphSchema[]): string {
  const hash = createHash('sha256').update(compositionVersion);
  for (const { name, url, typeDefs } of subgraphs) {
    hash.update(JSON.stringify([name, url, typeDefs]));
  }
  return hash.digest('hex').slice(0, 32);
}

async function compose(subgraphs: readonly SubgraphSchema[]): Promise<string> {
  // Loaded only when needed, for loading it takes a good part of a start.
  const { composeServices } = await import('@apollo/composition');
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) })),
  );
  if (supergraphSdl === undefined) {
    throw new CompositionFailed(
      `The subgraphs do not compose:\n${errors?.map(({ message }) => message).join('\n')}`,
    );
  }
  return supergraphSdl;
}
