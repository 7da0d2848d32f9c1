import type { CollectionReader } from '@tillgraph/platform/read-models';
import { type Connection, type ConnectionArguments, connection } from '@tillgraph/platform/subgraph';
import type { CategoryDocument } from '../projections/categories.ts';

export type CategoryConnection = Connection<CategoryDocument>;

export const findCategories = (
  reader: CollectionReader<CategoryDocument>,
  args: ConnectionArguments,
): Promise<CategoryConnection> =>
  connection(reader, args, { orderBy: [{ path: 'sortName', type: 'text' }] }, { default: 50 });
