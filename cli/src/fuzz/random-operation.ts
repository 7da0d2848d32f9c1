import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  OperationTypeNode,
} from 'graphql';
import { randomValue, type ValueSource } from './random-value.ts';

export interface RandomOperation {
  readonly kind: OperationTypeNode;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A valid operation of the schema, with values for its variables that need not be. */
export function randomOperation(schema: GraphQLSchema, source: ValueSource): RandomOperation {
  const { random } = source;
  const kind = random.pick(Object.values(OperationTypeNode), (each) => weights[each]);
  const root = schema.getRootType(kind);
  if (!root) throw new Error(`The schema has no ${kind}.`);
  const writing: Writing = { schema, source, declared: [], fragments: [], variables: {}, names: 0 };
  const roots = kind === 'subscription' || random.chance(0.7) ? 1 : random.between(2, 3);
  const fields = Array.from({ length: roots }, () =>
    field(writing, random.pick(Object.values(root.getFields())), {
      depth: random.between(2, 6),
      mayBeConditional: kind !== 'subscription',
    }),
  );
  const head = writing.declared.length > 0 ? `(${writing.declared.join(', ')})` : '';
  return {
    kind,
    query: [`${kind} ${head} { ${fields.join(' ')} }`, ...writing.fragments].join('\n'),
    variables: writing.variables,
  };
}

const weights: Readonly<Record<OperationTypeNode, number>> = { query: 5, mutation: 4, subscription: 1 };

interface Writing {
  readonly schema: GraphQLSchema;
  readonly source: ValueSource;
  readonly declared: string[];
  readonly fragments: string[];
  readonly variables: Record<string, unknown>;
  names: number;
}

interface Place {
  /** Fields that there may be within this one. */
  readonly depth: number;
  readonly mayBeConditional: boolean;
}

/** Under an alias of its own, so that no two could conflict; but for userErrors, by which an answer is known as a refusal. */
function field(writing: Writing, { name, args, type }: GraphQLField<unknown, unknown>, place: Place): string {
  const { random } = writing.source;
  const given = args
    .filter((argument) => isNonNullType(argument.type) || random.chance(0.4))
    .map((argument) => {
      const variable = `v${writing.declared.length}`;
      writing.declared.push(`$${variable}: ${argument.type}`);
      writing.variables[variable] = randomValue(writing.source, argument.type, argument.name);
      return `${argument.name}: $${variable}`;
    });
  writing.names += 1;
  const condition =
    place.mayBeConditional && random.chance(0.05) ? ` @include(if: ${random.chance(0.7)})` : '';
  const alias = name === 'userErrors' ? '' : `a${writing.names}: `;
  const head = `${alias}${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition}`;
  const answered = getNamedType(type);
  return isCompositeType(answered) ? `${head} ${selections(writing, answered, place.depth - 1)}` : head;
}

function selections(writing: Writing, type: GraphQLCompositeType, depth: number): string {
  const { schema, source } = writing;
  const { random } = source;
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const askable = depth > 0 ? fields : fields.filter((each) => !isCompositeType(getNamedType(each.type)));
  const chosen = ['__typename'];
  for (const each of askable) {
    // What tells the ids of things, and what was refused, is asked for more often.
    if (random.chance(telling.has(each.name) ? 0.8 : 3 / askable.length)) {
      chosen.push(field(writing, each, { depth, mayBeConditional: true }));
    }
  }
  if (isAbstractType(type) && random.chance(0.5)) {
    const possible = random.pick(schema.getPossibleTypes(type));
    chosen.push(`... on ${possible.name} ${selections(writing, possible, depth - 1)}`);
  }
  return depth > 0 && random.chance(0.1)
    ? `{ ...${fragment(writing, type, chosen.join(' '))} }`
    : `{ ${chosen.join(' ')} }`;
}

const telling: ReadonlySet<string> = new Set(['id', 'edges', 'node', 'userErrors']);

function fragment(writing: Writing, type: GraphQLCompositeType | GraphQLObjectType, body: string): string {
  const name = `F${writing.fragments.length}`;
  writing.fragments.push(`fragment ${name} on ${type.name} { ${body} }`);
  return name;
}
