import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { typeDefs } from './shop-schema.js';

/** Composes the peers' subgraphs at these urls ({ name: url }) into a file of the folder; resolves with its name. */
export async function writeSupergraph(folder, urls) {
  const services = Object.entries(urls).map(([name, url]) => ({
    name,
    url,
    typeDefs: parse(typeDefs[name]),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new Error(errors.join('\n'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  return file;
}
