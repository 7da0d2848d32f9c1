import type { CollectionWriter, ReadModelStore } from '../read-models/port.ts';
import type { Build } from './ledger/builds.ts';
import type { Projection } from './port.ts';

/** The projection's collections in one of its builds, by name. `asItIs`: only to be read. */
export async function openCollections(
  store: ReadModelStore,
  projection: Projection,
  build: Build,
  asItIs: boolean,
): Promise<ReadonlyMap<string, CollectionWriter<object>>> {
  const collections = new Map<string, CollectionWriter<object>>();
  for (const definition of projection.collections) {
    // The projection's own changes are what fits its documents.
    const writer = await store.open(definition, String(build.build), { asItIs });
    collections.set(definition.name, writer as unknown as CollectionWriter<object>);
  }
  return collections;
}
