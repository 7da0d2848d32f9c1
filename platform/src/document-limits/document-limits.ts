import { type DocumentNode, type FieldNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';

/** What a document may hold, whatever its types and variables. */
export interface DocumentLimits {
  /** Fields within fields. */
  readonly depth: number;
  /** Braces within braces, those of fragments too. */
  readonly nesting: number;
  readonly aliases: number;
  /** Fields in all, those of a fragment counted at each of its uses. */
  readonly fields: number;
}

/** The limit that a document exceeds. Takes time that the limits bound, also for fragments that spread each other. */
export function exceededLimit(document: DocumentNode, limits: DocumentLimits): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node.selectionSet]),
  );
  const counting: Counting = { limits, fragments, spread: new Set(), fields: 0, aliases: 0 };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const exceeded = count(definition.selectionSet, outermost, counting);
      if (exceeded) {
        return exceeded;
      }
    }
  }
  // Validation refuses what no operation spreads, but reads it first.
  for (const [name, selectionSet] of fragments) {
    const exceeded = counting.spread.has(name) ? undefined : count(selectionSet, outermost, counting);
    if (exceeded) {
      return exceeded;
    }
  }
  return undefined;
}

/** Where a selection set stands. */
interface Place {
  readonly depth: number;
  readonly nesting: number;
  /** The fragments that it is in. */
  readonly within: ReadonlySet<string>;
}

const outermost: Place = { depth: 1, nesting: 1, within: new Set() };

interface Counting {
  readonly limits: DocumentLimits;
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
  /** Those that were counted. */
  readonly spread: Set<string>;
  fields: number;
  aliases: number;
}

function count(
  { selections }: SelectionSetNode,
  { depth, nesting, within }: Place,
  counting: Counting,
): GraphQLError | undefined {
  const { limits, fragments, spread } = counting;
  if (depth > limits.depth) {
    return tooComplex(`more than ${limits.depth} fields within each other`);
  }
  if (nesting > limits.nesting) {
    return tooComplex(`more than ${limits.nesting} selections within each other`);
  }
  for (const selection of selections) {
    let exceeded: GraphQLError | undefined;
    switch (selection.kind) {
      case Kind.FIELD:
        exceeded =
          countField(selection, counting) ??
          (selection.selectionSet &&
            count(selection.selectionSet, { depth: depth + 1, nesting: nesting + 1, within }, counting));
        break;
      case Kind.INLINE_FRAGMENT:
        exceeded = count(selection.selectionSet, { depth, nesting: nesting + 1, within }, counting);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        // A fragment within itself is for validation to refuse, and an empty chain of spreads still costs.
        counting.fields += 1;
        if (fragment && !within.has(name)) {
          spread.add(name);
          exceeded = count(
            fragment,
            { depth, nesting: nesting + 1, within: new Set([...within, name]) },
            counting,
          );
        }
        break;
      }
    }
    exceeded ??=
      counting.fields > limits.fields ? tooComplex(`more than ${limits.fields} fields`) : undefined;
    if (exceeded) {
      return exceeded;
    }
  }
  return undefined;
}

function countField({ alias }: FieldNode, counting: Counting): GraphQLError | undefined {
  counting.fields += 1;
  if (alias === undefined) {
    return undefined;
  }
  counting.aliases += 1;
  if (counting.aliases > counting.limits.aliases) {
    return tooComplex(`more than ${counting.limits.aliases} aliases`);
  }
  // Reserved by the specification (2.1.9); and `__proto__` is no name for a property.
  return alias.value.startsWith('__')
    ? new GraphQLError(`The alias "${alias.value}" begins with two underscores.`, {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      })
    : undefined;
}

const tooComplex = (what: string): GraphQLError =>
  new GraphQLError(`The operation has ${what}: ask for less at once.`, {
    extensions: { code: 'OPERATION_TOO_COMPLEX' },
  });
