import { createHash } from 'node:crypto';
import type { IndexDescription } from 'mongodb';
import type { CollectionDefinition, IndexDefinition } from '../port.ts';
import { fieldPath } from './encoded-fields.ts';

/** The indexes of a collection, each named after what it indexes, so that a changed one is another. */
export function indexSpecifications(definition: CollectionDefinition<never>): readonly IndexSpecification[] {
  return [
    ...(definition.resumable ? [named('changed', { changed: 1, _id: 1 })] : []),
    ...(definition.searchable ? [named('search', { suffixes: 1 })] : []),
    ...definition.indexes.map((index) => named(index.name, indexKey(index))),
  ];
}

export interface IndexSpecification extends IndexDescription {
  readonly name: string;
  readonly key: IndexKey;
}

type IndexKey = Readonly<Record<string, 1 | -1>>;

function indexKey({ fields, elements }: IndexDefinition): IndexKey {
  const keys = fields.map(({ path, direction }) => [fieldPath(path), sortDirection(direction)] as const);
  // An index over an array has an entry for each element: it finds, and sorts nothing.
  if (elements) return Object.fromEntries(keys);
  return Object.fromEntries([...keys, ['_id', sortDirection(fields.at(-1)?.direction)]]);
}

function named(name: string, key: IndexKey): IndexSpecification {
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 6);
  return { name: `${name}_${hash}`, key };
}

export const sortDirection = (direction: 'ascending' | 'descending' | undefined): 1 | -1 =>
  direction === 'descending' ? -1 : 1;
