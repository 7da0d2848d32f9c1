import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { OperationDocument } from '../security/operation-access.ts';

/**
 * Whether the answer is another for users with the same scopes. The contract says so of two things alone: who the
 * viewer is, and what a user sees of users. Everything else depends on scopes.
 */
export function dependsOnUser(schema: GraphQLSchema, document: OperationDocument): boolean {
  const typeInfo = new TypeInfo(schema);
  let depends = false;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const type = typeInfo.getParentType();
        depends ||= type === schema.getQueryType() && name.value === 'viewer';
        depends ||= type?.name === 'User' && !sameForAll.has(name.value);
      },
    }),
  );
  return depends;
}

const sameForAll: ReadonlySet<string> = new Set(['__typename', 'id', 'displayName']);
