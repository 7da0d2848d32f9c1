import { operationFromDocument } from '@apollo/federation-internals';
import type { SubscriptionNode } from '@apollo/query-planner';
import { type Clause, clausesOf, holds, refusalOf, requirementOfField } from '@tillgraph/platform/access';
import type { Principal } from '@tillgraph/platform/subgraph';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Variables } from '../execution/condition.ts';
import { compilePlan, type FetchStep, type PlanStep } from '../execution/plan.ts';
import { type ObjectShape, shapeOf } from '../execution/response-shape.ts';
import { costOf, type OperationCost } from '../limits/cost.ts';
import { type OperationDocument, withoutRefused } from '../security/operation-access.ts';
import { type Feed, feedOf, unknownFeed, withEntityKeys } from '../subscriptions/feed.ts';
import { type Beginning, beginningOf, withResumeKey } from '../subscriptions/resumption.ts';
import type { LoadedSupergraph } from '../supergraph/supergraph.ts';
import { introspectionOf } from './introspection.ts';
import { rootFieldOf } from './root-field.ts';
import { dependsOnUser } from './user-dependence.ts';

/** A valid operation of a supergraph, planned for each set of rights with which it is asked. */
export interface Operation {
  readonly supergraph: LoadedSupergraph;
  readonly definition: OperationDefinitionNode;
  readonly document: OperationDocument;
  /** The schema's name of the one that it asks for, or `several`. */
  readonly rootField: string;
  /** It selects what is another's for another user, so no two users may share an execution. */
  readonly dependsOnUser: boolean;
  /** Of the operation, what the gateway answers itself. */
  readonly introspection: DocumentNode | undefined;
  readonly cost: OperationCost;
  /** Refusals may say what the schema has that is like what was asked. */
  readonly suggests: boolean;
  /** Set for a subscription to a feed. */
  readonly feed: Feed | undefined;
  /** Of a subscription; 'now' also where nothing is known of it. */
  beginning(variables: Variables): Beginning;
  planFor(principal: Principal): PlannedOperation;
}

/** An operation as it is run for callers with the same rights to it. */
export interface PlannedOperation {
  /** Undefined: nothing is to be fetched. Of a subscription: what follows each event. */
  readonly plan: PlanStep | undefined;
  /** Set for a subscription. */
  readonly source: FetchStep | undefined;
  readonly shape: ObjectShape;
}

export function createOperation(
  supergraph: LoadedSupergraph,
  definition: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  suggests: boolean,
): Operation {
  const document: OperationDocument = { kind: Kind.DOCUMENT, definitions: [definition, ...fragments] };
  const clauses = clausesOf(supergraph, document);
  const planned = new LRUCache<string, PlannedOperation>({ max: 64 });
  const { schema, keepsContract } = supergraph;
  const feed = keepsContract ? feedOf(schema, document) : unknownFeed;
  return {
    supergraph,
    definition,
    document,
    suggests,
    rootField: rootFieldOf(definition, fragmentsOf(document)),
    dependsOnUser: dependsOnUser(schema, document),
    introspection: introspectionOf(schema, document),
    feed,
    beginning: keepsContract ? beginningOf(schema, document, feed) : () => 'now',
    cost: costOf(supergraph, definition, fragmentsOf(document)),
    planFor(principal) {
      const refused = clauses.filter((clause) => !holds(clause, principal));
      const key = `${principal.kind === 'anonymous'}:${refused.map((clause) => clauses.indexOf(clause))}`;
      const known = planned.get(key);
      if (known) {
        return known;
      }
      const fresh = plan(supergraph, document, definition, new Set(refused), principal.kind === 'anonymous');
      planned.set(key, fresh);
      return fresh;
    },
  };
}

function plan(
  supergraph: LoadedSupergraph,
  document: OperationDocument,
  definition: OperationDefinitionNode,
  refused: ReadonlySet<Clause>,
  anonymous: boolean,
): PlannedOperation {
  const refusal = (type: GraphQLObjectType, field: string) => {
    const clause = requirementOfField(supergraph, type, field).find((asked) => refused.has(asked));
    return clause && refusalOf(clause, anonymous);
  };
  const shape = shapeOf({
    schema: supergraph.schema,
    operation: definition,
    fragments: fragmentsOf(document),
    refusal,
  });
  const allowed = withKeys(supergraph, withoutRefused(supergraph, document, refused));
  const { node } = supergraph.planner.buildQueryPlan(
    operationFromDocument(supergraph.plannerSchema, allowed, { validate: false }),
  );
  if (node?.kind === 'Subscription') {
    return { ...subscriptionSteps(node), shape };
  }
  return { plan: node && compilePlan(node), source: undefined, shape };
}

/** With what is asked of events beside what the client selects. */
const withKeys = ({ schema, keepsContract }: LoadedSupergraph, document: OperationDocument) =>
  keepsContract ? withResumeKey(schema, withEntityKeys(schema, document)) : document;

function subscriptionSteps({ primary, rest }: SubscriptionNode): Pick<PlannedOperation, 'plan' | 'source'> {
  const source = compilePlan(primary);
  if (source.kind !== 'fetch') {
    throw new Error(`A subscription begins with a fetch, not with a ${source.kind}.`);
  }
  return { source, plan: rest && compilePlan(rest) };
}

const fragmentsOf = (document: OperationDocument): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
