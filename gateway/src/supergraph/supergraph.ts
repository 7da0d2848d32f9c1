import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type AccessRules, readAccessRules } from '@tillgraph/platform/access';
import { type GraphQLSchema, parse } from 'graphql';
import {
  type IsObjectTypeName,
  type IsOfType,
  objectTypeNamesOf,
  typeConditionsOf,
} from '../execution/type-conditions.ts';
import { type CostRules, readCostRules } from '../limits/cost-rules.ts';
import type { SubgraphEndpoint } from '../transports/served-transports.ts';

/**
 * One composition, ready to plan operations. A changed supergraph is another value of this type; operations under way
 * keep the one that they were planned with.
 */
export interface LoadedSupergraph {
  readonly sdl: string;
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** The same, as the planner knows it. */
  readonly plannerSchema: Schema;
  readonly planner: QueryPlanner;
  readonly accessRules: AccessRules;
  readonly costRules: CostRules;
  /** By all types of the supergraph, those too that clients do not see. */
  readonly isOfType: IsOfType;
  readonly isObjectTypeName: IsObjectTypeName;
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Its subscriptions keep to the contract of Tillgraph's own subgraphs; of others nothing is known. */
  readonly keepsContract: boolean;
}

/** Throws for a supergraph that asks for a security feature which this gateway does not enforce. */
export function loadSupergraph(sdl: string, keepsContract = true): LoadedSupergraph {
  const document = parse(sdl);
  const supergraph = Supergraph.build(document, { supportedFeatures, validateSupergraph: false });
  const plannerSchema = supergraph.apiSchema();
  const wholeSchema = supergraph.schema.toGraphQLJSSchema();
  return {
    sdl,
    schema: plannerSchema.toGraphQLJSSchema(),
    plannerSchema,
    planner: new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: false }),
    accessRules: readAccessRules(document),
    costRules: readCostRules(document),
    isOfType: typeConditionsOf(wholeSchema),
    isObjectTypeName: objectTypeNamesOf(wholeSchema),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    keepsContract,
  };
}

/** Building refuses every feature `for: SECURITY` or `for: EXECUTION` that is not named here. */
const supportedFeatures = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  'https://specs.apollo.dev/authenticated/v0.1',
  'https://specs.apollo.dev/requiresScopes/v0.1',
]);
