import { type DirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';
import * as z from 'zod';

/** What @cost and @listSize in the composed supergraph say (https://ibm.github.io/graphql-specs/cost-spec.html). */
export interface CostRules {
  /** Of a field, or undefined. */
  weightOf(type: string, field: string): number | undefined;
  listSizeOf(type: string, field: string): ListSize | undefined;
}

export interface ListSize {
  readonly assumedSize: number | undefined;
  /** Arguments that say how many items are answered; the largest counts. */
  readonly slicingArguments: readonly string[];
  /** The fields below that are the list, such as `edges`; none: the field itself. */
  readonly sizedFields: readonly string[];
}

export function readCostRules(supergraph: DocumentNode): CostRules {
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  for (const definition of supergraph.definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    for (const field of definition.fields ?? []) {
      const place = `${definition.name.value}.${field.name.value}`;
      for (const directive of field.directives ?? []) {
        if (directive.name.value === 'cost') {
          weights.set(place, costDirective.parse(argumentsOf(directive)).weight);
        } else if (directive.name.value === 'listSize') {
          sizes.set(place, listSizeDirective.parse(argumentsOf(directive)));
        }
      }
    }
  }
  return {
    weightOf: (type, field) => weights.get(`${type}.${field}`),
    listSizeOf: (type, field) => sizes.get(`${type}.${field}`),
  };
}

const argumentsOf = (directive: DirectiveNode): Record<string, unknown> =>
  Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );

const costDirective = z.object({ weight: z.number() });
const listSizeDirective = z.object({
  assumedSize: z
    .number()
    .nullish()
    .transform((size) => size ?? undefined),
  slicingArguments: z
    .array(z.string())
    .nullish()
    .transform((names) => names ?? []),
  sizedFields: z
    .array(z.string())
    .nullish()
    .transform((names) => names ?? []),
});
