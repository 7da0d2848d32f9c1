import { type FieldDefinitionNode, Kind, parse } from 'graphql';
import { planFind } from '../read-models/find-plan.ts';
import type { CollectionDefinition, CollectionReader, Find } from '../read-models/port.ts';

export interface ListUnderTest<Document extends object, Args extends object> {
  /** The schema that has the list, such as `Query.orders`. */
  readonly typeDefs: string;
  readonly field: string;
  readonly collection: CollectionDefinition<Document>;
  /** A value for each field of the list's filter. */
  readonly filter?: Readonly<Record<string, unknown>>;
  /** The list's resolver. */
  read(reader: CollectionReader<Document>, args: Args): Promise<unknown>;
}

interface ListArguments {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly orderBy?: string;
}

/**
 * What every list must hold: whatever the schema lets be asked for together, an index serves it in its order; and where
 * something is asked to be equal, the index begins with it, so that no page reads through what does not match.
 */
export function listContract<Document extends object, Args extends object>(
  list: ListUnderTest<Document, Args>,
): void {
  const [typeName = '', fieldName = ''] = list.field.split('.');
  const field = fieldOf(list.typeDefs, typeName, fieldName);
  const filters = subsets(filterFields(list.typeDefs, field)).map((names) =>
    Object.fromEntries(
      names.map((name) => {
        if (list.filter && name in list.filter) return [name, list.filter[name]];
        throw new Error(`${list.field} has a filter ${name}: give the list's contract a value for it.`);
      }),
    ),
  );
  const orders = ordersOf(list.typeDefs, field);

  describe(list.field, () => {
    test.each(orders)('is served by an index, however it is filtered (%s)', async (orderBy) => {
      for (const filter of filters) {
        const finds = await findsOf(list, { filter, ...(orderBy && { orderBy }) });
        expect(finds).not.toHaveLength(0);
        for (const find of finds) {
          // Throws when none of these indexes serves it.
          planFind(indexesFor(list.collection, find), find);
        }
      }
    });
  });
}

/** The collection with those of its indexes alone that begin with an equality of the find, if it has any. */
function indexesFor<Document extends object>(
  collection: CollectionDefinition<Document>,
  { where = [] }: Find,
): CollectionDefinition<never> {
  const equal = new Set(where.filter(({ op }) => op === 'eq' || op === 'in').map(({ path }) => path));
  const indexes = collection.indexes.filter(
    ({ fields: [first] }) => equal.size === 0 || (first && equal.has(first.path)),
  );
  // Only whether it is searchable matters, not of which documents.
  return { ...collection, indexes } as CollectionDefinition<never>;
}

/** What the list asks its collection for. */
async function findsOf<Document extends object, Args extends object>(
  { collection, read }: ListUnderTest<Document, Args>,
  args: ListArguments,
): Promise<readonly Find[]> {
  const finds: Find[] = [];
  await read(
    {
      definition: collection,
      get: async () => null,
      getMany: async (ids) => ids.map(() => null),
      find: async (find) => {
        finds.push(find);
        return [];
      },
      count: async () => 0,
      changedSince: async () => [],
    },
    // Made as the schema says, from which the arguments' type was made too.
    args as object as Args,
  );
  return finds;
}

function fieldOf(typeDefs: string, typeName: string, fieldName: string): FieldDefinitionNode {
  for (const definition of parse(typeDefs).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== typeName) continue;
    const field = definition.fields?.find(({ name }) => name.value === fieldName);
    if (field) return field;
  }
  throw new Error(`The schema has no ${typeName}.${fieldName}.`);
}

/** The type of a field's argument, where it has this one. */
function argumentType(field: FieldDefinitionNode, name: string): string | undefined {
  const type = field.arguments?.find((argument) => argument.name.value === name)?.type;
  const named = type?.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return named?.kind === Kind.NAMED_TYPE ? named.name.value : undefined;
}

function filterFields(typeDefs: string, field: FieldDefinitionNode): readonly string[] {
  const type = argumentType(field, 'filter');
  const definition = parse(typeDefs).definitions.find(
    (each) => each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && each.name.value === type,
  );
  return definition?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
    ? (definition.fields ?? []).map(({ name }) => name.value)
    : [];
}

/** Undefined: the list has one order, which is not asked for. */
function ordersOf(typeDefs: string, field: FieldDefinitionNode): readonly (string | undefined)[] {
  const type = argumentType(field, 'orderBy');
  const definition = parse(typeDefs).definitions.find(
    (each) => each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === type,
  );
  return definition?.kind === Kind.ENUM_TYPE_DEFINITION
    ? (definition.values ?? []).map(({ name }) => name.value)
    : [undefined];
}

function subsets(names: readonly string[]): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [[]];
  for (const name of names) sets.push(...sets.map((set) => [...set, name]));
  return sets;
}
