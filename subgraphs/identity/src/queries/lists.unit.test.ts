import { type RequestContext, readSchema } from '@tillgraph/platform/subgraph';
import { listContract } from '@tillgraph/platform/testing';
import { users } from '../projections/users.ts';
import { findUsers } from './users.ts';

listContract({
  typeDefs: readSchema(new URL('../subgraph.ts', import.meta.url).href),
  field: 'Query.users',
  collection: users,
  // All that the list takes of its request.
  read: (reader, args) => findUsers({ read: () => reader } as unknown as RequestContext, args),
});
