import { existsSync } from 'node:fs';
import { contextNames } from '@tillgraph/shared-domain/context';
import { Kind, parse } from 'graphql';
import { contractSchema } from '../testing/fake-subgraph.ts';

test('nobody, and so no stale cookie, gives any mutation but those that begin a session or renew it', () => {
  const open = contextNames
    .filter((name) => existsSync(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url)))
    .flatMap((name) => parse(contractSchema(name)).definitions)
    .flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation' ? (node.fields ?? []) : [],
    )
    .filter(
      ({ directives = [] }) =>
        !directives.some(({ name }) => ['authenticated', 'requiresScopes'].includes(name.value)),
    )
    .map(({ name }) => name.value);
  expect(open.sort()).toEqual(['refreshSession', 'signIn']);
});
