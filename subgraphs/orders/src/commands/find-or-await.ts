import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';

/** The documents that there are, by id. Those that are missing are waited for, up to the time that references have. */
export async function findOrAwait<Document extends object>(
  { readModels, settings }: Pick<ContextRuntime, 'readModels' | 'settings'>,
  definition: CollectionDefinition<Document>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const collection = readModels.collection(definition);
  const distinct = [...new Set(ids)];
  const found = await collection.getMany(distinct);
  const documents = await Promise.all(
    distinct.map(
      async (id, index) => found[index] ?? (await collection.awaitDocument(id, settings.referenceWait)),
    ),
  );
  return new Map(documents.flatMap((stored) => (stored ? [[stored.id, stored.document] as const] : [])));
}
