import { type DocumentLimits, exceededLimit } from '@tillgraph/platform/document-limits';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { gatewayError } from '../errors.ts';
import type { TrustedDocuments } from '../security/trusted-documents.ts';
import type { LoadedSupergraph } from '../supergraph/supergraph.ts';
import { createOperation, type Operation } from './operation.ts';
import { subscriptionTrap } from './subscription-traps.ts';

export type Prepared =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

/**
 * Operations ready to run, each checked and planned once. They are kept as long as their documents are, which whoever
 * parses them holds in bounded caches.
 */
export interface OperationStore {
  readonly supergraph: LoadedSupergraph;
  prepare(document: DocumentNode, operationName: string | null | undefined): Prepared;
}

export interface OperationStoreOptions {
  readonly supergraph: LoadedSupergraph;
  readonly limits: DocumentLimits;
  readonly introspection: boolean;
  readonly trustedDocuments?: TrustedDocuments | undefined;
}

export function createOperationStore(options: OperationStoreOptions): OperationStore {
  const documents = new WeakMap<DocumentNode, CheckedDocument>();
  const checked = (document: DocumentNode): CheckedDocument => {
    const known = documents.get(document);
    if (known) {
      return known;
    }
    const fresh = { errors: check(options, document), operations: new Map() };
    documents.set(document, fresh);
    return fresh;
  };

  return {
    supergraph: options.supergraph,
    prepare(document, operationName) {
      const { errors, operations } = checked(document);
      if (errors.length > 0) {
        return { ok: false, errors };
      }
      const definition = getOperationAST(document, operationName);
      if (!definition) {
        return { ok: false, errors: [operationUnresolved(operationName)] };
      }
      const known = operations.get(definition);
      if (known) {
        return known;
      }
      const fresh = prepare(options, document, definition);
      operations.set(definition, fresh);
      return fresh;
    },
  };
}

interface CheckedDocument {
  readonly errors: readonly GraphQLError[];
  readonly operations: Map<OperationDefinitionNode, Prepared>;
}

function check(
  { supergraph, limits, introspection, trustedDocuments }: OperationStoreOptions,
  document: DocumentNode,
): readonly GraphQLError[] {
  // Before validation, for some of its rules take time that grows faster than the document.
  const exceeded = exceededLimit(document, limits);
  if (exceeded) {
    return [exceeded];
  }
  // Beyond the limits nothing is looked at, for that takes time and stack.
  if (trustedDocuments && !trustedDocuments.trusts(document)) {
    return [notTrusted];
  }
  const traps = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription'
      ? (subscriptionTrap(document, definition) ?? [])
      : [],
  );
  if (traps.length > 0) {
    return traps;
  }
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return validate(supergraph.schema, document, rules, {
    maxErrors: 20,
    // "Did you mean ...?" tells of a schema that is not to be told, name by name.
    hideSuggestions: !introspection,
  }).map(validationFailed);
}

const notTrusted = gatewayError(
  'FORBIDDEN',
  'This shop runs the operations of its own programs alone, and this is none of them.',
);

const prepare = (
  { supergraph, introspection }: OperationStoreOptions,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): Prepared => ({
  ok: true,
  operation: createOperation(supergraph, definition, fragmentsUsedBy(definition, document), introspection),
});

const validationFailed = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

const operationUnresolved = (name: string | null | undefined): GraphQLError =>
  gatewayError(
    'OPERATION_RESOLUTION_FAILURE',
    name == null
      ? 'The document has several operations: say which one by operationName.'
      : `The document has no operation named "${name}".`,
  );

function fragmentsUsedBy(
  definition: OperationDefinitionNode,
  document: DocumentNode,
): readonly FragmentDefinitionNode[] {
  const all = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (fragment && !used.has(fragment)) {
          used.add(fragment);
          follow(fragment);
        }
      },
    });
  };
  follow(definition);
  return [...used];
}
