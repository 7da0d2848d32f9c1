import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
  OperationTypeNode,
} from 'graphql';
import { sampleOf } from '../testing/sample-values.ts';

type Field = GraphQLField<unknown, unknown>;

/** A field on the way from a root to the objects of a type. */
export interface Step {
  readonly parent: GraphQLObjectType;
  readonly field: Field;
}

/** How all fields of a type are asked for: by the fewest steps from a root. */
export interface Way {
  readonly root: OperationTypeNode;
  readonly steps: readonly Step[];
  readonly type: GraphQLObjectType;
  readonly fields: readonly Field[];
}

/**
 * Every field of every object type that clients can reach, each once. A mutation's and a subscription's root fields are
 * asked one by one, for one that is refused refuses its whole operation. `subgraphs`: their schemas, for an interface has
 * other types in each.
 */
export function waysToAllFields(schema: GraphQLSchema, subgraphs: readonly GraphQLSchema[]): readonly Way[] {
  const ways: Way[] = [];
  const reached = new Set<GraphQLObjectType>();
  const roots = Object.values(OperationTypeNode).flatMap((root) => {
    const type = schema.getRootType(root);
    return type ? [{ root, type, steps: [] as readonly Step[] }] : [];
  });
  for (const from of roots) {
    const queue = [from];
    reached.add(from.type);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { root, type, steps } = next;
      const fields = Object.values(type.getFields());
      const together =
        root === OperationTypeNode.QUERY || steps.length > 0 ? [fields] : fields.map((field) => [field]);
      ways.push(...together.map((asked) => ({ root, steps, type, fields: asked })));
      for (const field of fields) {
        for (const answered of objectTypesOf(schema, subgraphs, type, field)) {
          if (reached.has(answered)) continue;
          reached.add(answered);
          queue.push({ root, type: answered, steps: [...steps, { parent: type, field }] });
        }
      }
    }
  }
  return ways;
}

function objectTypesOf(
  schema: GraphQLSchema,
  subgraphs: readonly GraphQLSchema[],
  parent: GraphQLObjectType,
  { name, type }: Field,
): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  if (!isAbstractType(named)) return [];
  const answering = subgraphs.filter((subgraph) => {
    const here = subgraph.getType(parent.name);
    return isObjectType(here) && name in here.getFields();
  });
  const names = answering.flatMap((subgraph) => {
    const here = subgraph.getType(named.name);
    return isAbstractType(here) ? subgraph.getPossibleTypes(here).map((type) => type.name) : [];
  });
  return schema.getPossibleTypes(named).filter((type) => names.includes(type.name));
}

/** How an operation's text may hide what it asks for. */
export const shapes = {
  'in plain text': { name: plainName, on: onType, around: asItIs },
  'under aliases': { name: (field: string) => `x_${field}: ${field}`, on: onType, around: asItIs },
  'in fragments': { name: plainName, on: onType, around: inFragments },
  'on conditions': {
    name: plainName,
    on: onType,
    around: (selection: string) => `... @include(if: $yes) { ... @skip(if: $no) { ${selection} } }`,
  },
} as const;

export type Shape = keyof typeof shapes;

export interface SentOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

export function operationOf({ root, steps, type, fields }: Way, shape: Shape): SentOperation {
  const { name, around } = shapes[shape];
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const call = (field: Field): string => {
    const given = field.args.filter(isRequiredArgument).map((argument) => {
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${argument.type}`);
      variables[variable] = sampleOf(argument.type);
      return `${argument.name}: $${variable}`;
    });
    return `${name(field.name)}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
  };
  const fragments: string[] = [];
  const last = fields.map((field) => `${call(field)}${isLeaf(field) ? '' : ' { __typename }'}`).join(' ');
  // A subscription's root field takes no condition.
  const isRoot = (parent: GraphQLObjectType) =>
    root === OperationTypeNode.SUBSCRIPTION && parent === (steps[0]?.parent ?? type);
  const wrap = (selection: string, parent: GraphQLObjectType): string =>
    isRoot(parent) && shape === 'on conditions' ? selection : around(selection, parent, fragments);
  const selection = [...steps].reduceRight(
    (below, { parent, field }, index) => {
      const answered = steps[index + 1]?.parent ?? type;
      return wrap(
        `${call(field)} { __typename ${below === '' ? '' : shapes[shape].on(below, answered, field)} }`,
        parent,
      );
    },
    wrap(last, type),
  );
  if (selection.includes('$yes')) {
    declared.push('$yes: Boolean!', '$no: Boolean!');
    Object.assign(variables, { yes: true, no: false });
  }
  const variablesText = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: [`${root} ${variablesText} { ${selection} }`, ...fragments].join('\n'), variables };
}

const isLeaf = ({ type }: Field): boolean =>
  !('getFields' in getNamedType(type)) && !isAbstractType(getNamedType(type));

function plainName(field: string): string {
  return field;
}

function asItIs(selection: string): string {
  return selection;
}

/** Below a field of an interface or a union, on the one type that the way leads to. */
function onType(selection: string, answered: GraphQLObjectType, { type }: Field): string {
  return isAbstractType(getNamedType(type)) ? `... on ${answered.name} { ${selection} }` : selection;
}

function inFragments(selection: string, parent: GraphQLObjectType, fragments: string[]): string {
  const name = `F${fragments.length}`;
  fragments.push(`fragment ${name} on ${parent.name} { ... on ${parent.name} { ... { ${selection} } } }`);
  return `...${name}`;
}
