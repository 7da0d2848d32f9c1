import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import type { Variables } from '../execution/condition.ts';
import type { CostRules, ListSize } from './cost-rules.ts';

/** What an operation may cost to answer, at most, with the given variables. */
export type OperationCost = (variables: Variables) => number;

export interface CostedGraph {
  readonly schema: GraphQLSchema;
  readonly costRules: CostRules;
}

/**
 * Each object costs its field's weight (@cost, else 1; 10 for a mutation), as often as its lists may hold it: as
 * @listSize says, else as the argument `first` of the field or of its connection, else 10 times. Leaves are free.
 */
export function costOf(
  graph: CostedGraph,
  { operation, selectionSet }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationCost {
  const costing: Costing = { graph, fragments, rootWeight: operation === 'mutation' ? 10 : 1 };
  const root = graph.schema.getRootType(operation);
  return sum(selectionCosts(costing, root ?? undefined, selectionSet, undefined, true));
}

interface Costing {
  readonly graph: CostedGraph;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly rootWeight: number;
}

/** Items of a list. */
type Size = (variables: Variables) => number;

/** What the field above says of lists below it. */
interface SizedBelow {
  readonly fields: readonly string[];
  readonly size: Size;
}

const defaultSize = 10;

function selectionCosts(
  costing: Costing,
  type: GraphQLNamedType | undefined,
  { selections }: SelectionSetNode,
  sized: SizedBelow | undefined,
  atRoot: boolean,
): readonly OperationCost[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      return fieldCost(costing, type, selection, sized, atRoot) ?? [];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : costing.fragments.get(selection.name.value);
    if (!fragment) {
      return [];
    }
    const condition = fragment.typeCondition?.name.value;
    const below = condition === undefined ? type : costing.graph.schema.getType(condition);
    return selectionCosts(costing, below, fragment.selectionSet, sized, atRoot);
  });
}

function fieldCost(
  costing: Costing,
  type: GraphQLNamedType | undefined,
  node: FieldNode,
  sized: SizedBelow | undefined,
  atRoot: boolean,
): OperationCost | undefined {
  const field = fieldOf(costing.graph.schema, type, node.name.value);
  if (!field || !type) {
    return undefined;
  }
  const { costRules } = costing.graph;
  const named = getNamedType(field.type);
  const weight =
    costRules.weightOf(type.name, field.name) ??
    (isCompositeType(named) ? (atRoot ? costing.rootWeight : 1) : 0);
  const listSize = costRules.listSizeOf(type.name, field.name);
  const slice = sliceOf(field, node, listSize);
  const below = node.selectionSet
    ? selectionCosts(costing, named, node.selectionSet, sizedBelow(named, slice, listSize), false)
    : [];
  const once = sum([() => weight, ...below]);
  if (!isListType(getNullableType(field.type))) {
    return once;
  }
  const size = sized?.fields.includes(field.name) ? sized.size : (slice ?? (() => defaultSize));
  return (variables) => size(variables) * once(variables);
}

/** Introspection is answered here, and costs as anything else. */
function fieldOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (type === schema.getQueryType()) {
    const introspection = [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
    if (introspection) {
      return introspection;
    }
  }
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function sizedBelow(
  type: GraphQLNamedType,
  slice: Size | undefined,
  listSize: ListSize | undefined,
): SizedBelow | undefined {
  if (!slice) {
    return undefined;
  }
  if (listSize && listSize.sizedFields.length > 0) {
    return { fields: listSize.sizedFields, size: slice };
  }
  return isObjectType(type) && type.getFields().edges ? { fields: ['edges'], size: slice } : undefined;
}

/** How many items the field's arguments ask for. */
function sliceOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  listSize: ListSize | undefined,
): Size | undefined {
  const names = listSize?.slicingArguments.length ? listSize.slicingArguments : ['first'];
  const sizes = names.flatMap((name): readonly Size[] => {
    const argument = field.args.find((defined) => defined.name === name);
    return argument ? [argumentSize(node, name, argument.defaultValue)] : [];
  });
  const assumed = listSize?.assumedSize;
  if (sizes.length === 0) {
    return assumed === undefined ? undefined : () => assumed;
  }
  return (variables) => Math.max(...sizes.map((size) => size(variables)));
}

function argumentSize(node: FieldNode, name: string, defaultValue: unknown): Size {
  const fallback = numberOr(defaultValue, defaultSize);
  const value = node.arguments?.find((given) => given.name.value === name)?.value;
  switch (value?.kind) {
    case Kind.INT: {
      const size = Math.max(0, Number(value.value));
      return () => size;
    }
    case Kind.VARIABLE: {
      const variable = value.name.value;
      return (variables) => Math.max(0, numberOr(variables[variable], fallback));
    }
    default:
      return () => fallback;
  }
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const sum =
  (costs: readonly OperationCost[]): OperationCost =>
  (variables) =>
    costs.reduce((total, cost) => total + cost(variables), 0);
