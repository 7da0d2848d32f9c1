import type { CollectionReader } from '@tillgraph/platform/read-models';

/** The document of that id; null for no id, and where there is none. */
export async function find<Document extends object>(
  reader: CollectionReader<Document>,
  id: string | null,
): Promise<Document | null> {
  return id === null ? null : ((await reader.get(id))?.document ?? null);
}
