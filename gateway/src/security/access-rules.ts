import type { Principal } from '@tillgraph/platform/subgraph';
import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import * as z from 'zod';

/** One thing that is asked of who wants to see or do something. */
export type Clause =
  | { readonly kind: 'authenticated' }
  /** All scopes of any of the sets. */
  | { readonly kind: 'scopes'; readonly anyOf: readonly (readonly string[])[] };

/** All clauses must hold; none: open to all. Equal clauses are one object. */
export type Requirement = readonly Clause[];

/** What @authenticated and @requiresScopes in the composed supergraph ask for. */
export interface AccessRules {
  /** Of a type by name, be it object, interface, scalar or enum. */
  ofType(type: string): Requirement;
  ofField(type: string, field: string): Requirement;
}

export function readAccessRules(supergraph: DocumentNode): AccessRules {
  const known = new Map<string, Clause>();
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  for (const definition of supergraph.definitions) {
    if (!('directives' in definition) || !('name' in definition) || definition.name === undefined) {
      continue;
    }
    const type = definition.name.value;
    setUnlessEmpty(types, type, requirementOf(definition.directives ?? [], known));
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      for (const field of (definition as ObjectTypeDefinitionNode).fields ?? []) {
        setUnlessEmpty(fields, `${type}.${field.name.value}`, requirementOf(field.directives ?? [], known));
      }
    }
  }
  return {
    ofType: (type) => types.get(type) ?? open,
    ofField: (type, field) => fields.get(`${type}.${field}`) ?? open,
  };
}

export function holds(clause: Clause, principal: Principal): boolean {
  switch (clause.kind) {
    case 'authenticated':
      return principal.kind !== 'anonymous';
    case 'scopes':
      return (
        principal.kind !== 'anonymous' &&
        clause.anyOf.some((scopes) => scopes.every((scope) => principal.scopes.has(scope)))
      );
  }
}

const open: Requirement = [];

function setUnlessEmpty(map: Map<string, Requirement>, key: string, requirement: Requirement): void {
  if (requirement.length > 0) {
    map.set(key, requirement);
  }
}

function requirementOf(directives: readonly DirectiveNode[], known: Map<string, Clause>): Requirement {
  return directives
    .map(clauseOf)
    .filter((clause) => clause !== undefined)
    .map((clause) => {
      const key = JSON.stringify(clause);
      const same = known.get(key) ?? clause;
      known.set(key, same);
      return same;
    });
}

/** Composition names both directives so, whatever a subgraph imported them as. */
function clauseOf(directive: DirectiveNode): Clause | undefined {
  switch (directive.name.value) {
    case 'authenticated':
      return { kind: 'authenticated' };
    case 'requiresScopes': {
      const scopes = directive.arguments?.find(({ name }) => name.value === 'scopes')?.value;
      return { kind: 'scopes', anyOf: scopeSets.parse(scopes && valueFromASTUntyped(scopes)) };
    }
    default:
      return undefined;
  }
}

const scopeSets = z.array(z.array(z.string()));
