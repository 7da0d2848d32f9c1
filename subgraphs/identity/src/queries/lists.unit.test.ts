import { type RequestContext, readSchema } from '@tillgraph/platform/subgraph';
import { listContract } from '@tillgraph/platform/testing';
import { apiKeys } from '../projections/api-keys.ts';
import { users } from '../projections/users.ts';
import { findApiKeys } from './api-keys.ts';
import { findUsers } from './users.ts';

const typeDefs = readSchema(new URL('../subgraph.ts', import.meta.url).href);

listContract({
  typeDefs,
  field: 'Query.users',
  collection: users,
  // All that the list takes of its request.
  read: (reader, args) => findUsers({ read: () => reader } as unknown as RequestContext, args),
});

listContract({
  typeDefs,
  field: 'Query.apiKeys',
  collection: apiKeys,
  read: (reader, args) =>
    findApiKeys({ read: () => reader } as unknown as RequestContext, args, {
      note: () => undefined,
      of: async () => new Map(),
      close: async () => undefined,
    }),
});
