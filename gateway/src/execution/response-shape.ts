import {
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { always, type Condition, conditionOf, type Variables } from './condition.ts';
import type { FieldError } from './field-failure.ts';

/** How a value of a type is made from fetched data: its wrappers, outermost first, and what is at the core. */
export interface ValueShape {
  readonly nonNull: boolean;
  readonly item?: ValueShape;
  readonly object?: ObjectShape;
}

export interface FieldShape {
  readonly responseName: string;
  readonly source: 'typename' | 'data' | 'introspection' | FieldError;
  readonly value: ValueShape;
  /** The name is also that of a property which every plain object inherits. */
  readonly inherited: boolean;
  readonly included: ((variables: Variables) => boolean) | undefined;
}

/** The fields that an operation selects on one place, by the object's type. */
export interface ObjectShape {
  /** Of the objects here when their data does not say. */
  readonly typeName: string;
  /** Undefined for a type that cannot be here. */
  fieldsOf(typeName: string): readonly FieldShape[] | undefined;
}

export interface ShapedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Why a field is not answered, if it is not. */
  readonly refusal: (type: GraphQLObjectType, field: string) => FieldError | undefined;
}

/**
 * Compiles what an operation's response looks like. CollectFields of the GraphQL specification (6.3.2), done once for
 * each place and object type instead of for each object; conditions stay, to be asked with the variables.
 */
export function shapeOf(operation: ShapedOperation): ObjectShape {
  const root = operation.schema.getRootType(operation.operation.operation);
  if (!root) {
    throw new Error(`The schema has no ${operation.operation.operation}.`);
  }
  return objectShape(operation, root, [{ selectionSet: operation.operation.selectionSet, when: always }]);
}

interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly when: Condition;
}

interface CollectedField {
  readonly name: string;
  readonly conditions: Condition[];
  readonly below: Selected[];
}

function objectShape(
  operation: ShapedOperation,
  declared: GraphQLOutputType,
  selected: readonly Selected[],
): ObjectShape {
  const type = getNamedType(declared);
  const known = new Map<string, readonly FieldShape[]>();
  return {
    typeName: type.name,
    fieldsOf(typeName) {
      const compiled = known.get(typeName);
      if (compiled) {
        return compiled;
      }
      const runtime = operation.schema.getType(typeName);
      const possible =
        runtime === type ||
        (isAbstractType(type) && isObjectType(runtime) && operation.schema.isSubType(type, runtime));
      // An interface object may stay of no type in particular, when nothing that is selected depends on it.
      if (!possible || !(isObjectType(runtime) || isInterfaceType(runtime))) {
        return undefined;
      }
      const fields = fieldShapes(operation, runtime, selected);
      known.set(typeName, fields);
      return fields;
    },
  };
}

function fieldShapes(
  operation: ShapedOperation,
  type: RuntimeType,
  selected: readonly Selected[],
): readonly FieldShape[] {
  const collected = new Map<string, CollectedField>();
  for (const { selectionSet, when } of selected) {
    collect(operation, type, selectionSet, when, collected);
  }
  return [...collected].map(([responseName, field]) => ({
    responseName,
    inherited: responseName in Object.prototype,
    included: anyOf(field.conditions),
    ...sourceOf(operation, type, field),
  }));
}

/** Of fetched data. */
type RuntimeType = GraphQLObjectType | GraphQLInterfaceType;

function sourceOf(
  operation: ShapedOperation,
  type: RuntimeType,
  { name, below }: CollectedField,
): Pick<FieldShape, 'source' | 'value'> {
  if (name === '__typename') {
    return { source: 'typename', value: { nonNull: true } };
  }
  const definition = type.getFields()[name];
  if (definition === undefined) {
    return { source: 'introspection', value: { nonNull: false } };
  }
  return {
    source: refusalOf(operation, type, name) ?? 'data',
    value: valueShape(operation, definition.type, below),
  };
}

/** What any of its types refuses is refused of an object that might be of that type. */
function refusalOf({ schema, refusal }: ShapedOperation, type: RuntimeType, field: string) {
  const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
  return types.map((each) => refusal(each, field)).find((each) => each !== undefined);
}

function valueShape(
  operation: ShapedOperation,
  type: GraphQLOutputType,
  below: readonly Selected[],
): ValueShape {
  if (isNonNullType(type)) {
    return { ...valueShape(operation, type.ofType, below), nonNull: true };
  }
  if (isListType(type)) {
    return { nonNull: false, item: valueShape(operation, type.ofType, below) };
  }
  return isLeafType(type)
    ? { nonNull: false }
    : { nonNull: false, object: objectShape(operation, type, below) };
}

function collect(
  operation: ShapedOperation,
  type: RuntimeType,
  selectionSet: SelectionSetNode,
  outer: Condition,
  collected: Map<string, CollectedField>,
): void {
  for (const selection of selectionSet.selections) {
    const when = conditionOf(selection.directives, outer);
    if (when === 'never') {
      continue;
    }
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value;
      const field = collected.get(responseName) ?? { name: selection.name.value, conditions: [], below: [] };
      field.conditions.push(when);
      if (selection.selectionSet) {
        field.below.push({ selectionSet: selection.selectionSet, when });
      }
      collected.set(responseName, field);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value);
    if (fragment && applies(operation.schema, fragment.typeCondition?.name.value, type)) {
      collect(operation, type, fragment.selectionSet, when, collected);
    }
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: RuntimeType): boolean {
  if (condition === undefined || condition === type.name) {
    return true;
  }
  const abstract = schema.getType(condition);
  return isAbstractType(abstract) && schema.isSubType(abstract, type);
}

function anyOf(conditions: readonly Condition[]): ((variables: Variables) => boolean) | undefined {
  if (conditions.includes(always)) {
    return undefined;
  }
  return (variables) =>
    conditions.some((condition) =>
      condition.every(({ variable, expected }) => variables[variable] === expected),
    );
}
