import { type ASTNode, type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

/** The operations that alone are run, where a shop wants no others. */
export interface TrustedDocuments {
  trusts(document: DocumentNode): boolean;
}

/**
 * `texts`: documents of the shop's own programs. What a client sends is trusted when each of its operations and fragments
 * is in one of them, so that it may leave out what others use; white space does not count, nor `__typename`, which
 * clients with a cache put in themselves. Throws for what is no GraphQL.
 */
export function createTrustedDocuments(texts: readonly string[]): TrustedDocuments {
  const trusted = new Set(texts.flatMap((text) => parse(text).definitions.map(canonical)));
  return {
    trusts: ({ definitions }) => definitions.every((definition) => trusted.has(canonical(definition))),
  };
}

const canonical = (definition: DefinitionNode): string =>
  print(visit(definition, { enter: (node) => (isTypename(node) ? null : undefined) }));

/** Under its own name: under another it could stand where a client takes it for something else. */
const isTypename = (node: ASTNode): boolean =>
  node.kind === Kind.FIELD && node.name.value === '__typename' && !node.alias && !node.directives?.length;
