import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import * as z from 'zod';
import type { Principal } from '../subgraph/port.ts';
import { type AccessDirectives, accessDirectivesOf } from './access-directives.ts';

/** One thing that is asked of who wants to see or do something. */
export type Clause =
  | { readonly kind: 'authenticated' }
  /** All scopes of any of the sets. */
  | { readonly kind: 'scopes'; readonly anyOf: readonly (readonly string[])[] };

/** All clauses must hold; none: open to all. Equal clauses are one object. */
export type Requirement = readonly Clause[];

/** What @authenticated and @requiresScopes of a schema ask for, be it a subgraph's or the composed supergraph. */
export interface AccessRules {
  /** Of a type by name, be it object, interface, scalar or enum. */
  ofType(type: string): Requirement;
  ofField(type: string, field: string): Requirement;
}

export function readAccessRules(schema: DocumentNode): AccessRules {
  const read: Reading = { names: accessDirectivesOf(schema), known: new Map() };
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  for (const definition of schema.definitions) {
    if (!('directives' in definition) || !('name' in definition) || definition.name === undefined) {
      continue;
    }
    const type = definition.name.value;
    addTo(types, type, requirementOf(definition.directives ?? [], read));
    if (fieldsHolders.has(definition.kind)) {
      for (const field of (definition as ObjectTypeDefinitionNode).fields ?? []) {
        addTo(fields, `${type}.${field.name.value}`, requirementOf(field.directives ?? [], read));
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

function addTo(map: Map<string, Requirement>, key: string, requirement: Requirement): void {
  if (requirement.length > 0) {
    // A type may be told in several parts.
    map.set(key, [...(map.get(key) ?? []), ...requirement]);
  }
}

interface Reading {
  readonly names: AccessDirectives;
  readonly known: Map<string, Clause>;
}

function requirementOf(directives: readonly DirectiveNode[], { names, known }: Reading): Requirement {
  return directives
    .map((directive) => clauseOf(directive, names))
    .filter((clause) => clause !== undefined)
    .map((clause) => {
      const key = JSON.stringify(clause);
      const same = known.get(key) ?? clause;
      known.set(key, same);
      return same;
    });
}

function clauseOf(directive: DirectiveNode, names: AccessDirectives): Clause | undefined {
  switch (directive.name.value) {
    case names.authenticated:
      return { kind: 'authenticated' };
    case names.requiresScopes: {
      const scopes = directive.arguments?.find(({ name }) => name.value === 'scopes')?.value;
      return { kind: 'scopes', anyOf: scopeSets.parse(scopes && valueFromASTUntyped(scopes)) };
    }
    default:
      return undefined;
  }
}

const scopeSets = z.array(z.array(z.string()));

const fieldsHolders: ReadonlySet<Kind> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);
