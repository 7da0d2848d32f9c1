import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Variables } from '../execution/condition.ts';
import { isData } from '../execution/field-failure.ts';
import type { OperationDocument } from '../security/operation-access.ts';
import type { Feed } from './feed.ts';

/**
 * A subscription can be resumed where its root field takes as an argument what its events tell: the contract has
 * `afterVersion` for the `version` of one thing, and `after` for the `cursor` of a feed. So each event is asked for
 * it, whatever the client selects.
 */
export function withResumeKey(schema: GraphQLSchema, document: OperationDocument): OperationDocument {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        leave(node) {
          const type = getNamedType(typeInfo.getType());
          const kept =
            typeInfo.getParentType() === schema.getSubscriptionType() && isObjectType(type)
              ? resumeKeys.find(
                  ({ key, argument }) =>
                    type.getFields()[key] &&
                    typeInfo.getFieldDef()?.args.some(({ name }) => name === argument),
                )
              : undefined;
          return kept && node.selectionSet
            ? {
                ...node,
                selectionSet: {
                  ...node.selectionSet,
                  selections: [...node.selectionSet.selections, aliased(kept.key)],
                },
              }
            : undefined;
        },
      },
    }),
  );
}

/** With what a subscription begins: one thing's present state, what the client names of what was before, or now. */
export type Beginning = 'present state' | 'what was before' | 'now';

/** `feed`: of the same document. */
export function beginningOf(
  schema: GraphQLSchema,
  document: OperationDocument,
  feed: Feed | undefined,
): (variables: Variables) => Beginning {
  if (feed) {
    return (variables) => (feed.beginsBefore(variables) ? 'what was before' : 'now');
  }
  const typeInfo = new TypeInfo(schema);
  let given: ValueNode | undefined;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        if (typeInfo.getParentType() === schema.getSubscriptionType()) {
          given = node.arguments?.find(({ name }) => name.value === 'afterVersion')?.value;
        }
      },
    }),
  );
  return (variables) => {
    const after = given?.kind === Kind.VARIABLE ? variables[given.name.value] : given;
    const isGiven = after !== undefined && after !== null && given?.kind !== Kind.NULL;
    return isGiven ? 'what was before' : 'present state';
  };
}

/** How far a subscription has been told. */
export interface Progress {
  /** What to resume after; undefined: it is begun as the client has asked. */
  after(): string | number | undefined;
  /** `root`: the root field of an event that was told. */
  told(root: unknown): void;
  /** Whether nothing is missed by who subscribes anew. */
  missesNothing(): boolean;
}

export function createProgress(beginning: Beginning): Progress {
  let after: string | number | undefined;
  let hasTold = false;
  return {
    after: () => after,
    told(root) {
      hasTold = true;
      after = resumeKeyOf(root) ?? after;
    },
    missesNothing: () =>
      after !== undefined || beginning === 'present state' || (beginning === 'what was before' && !hasTold),
  };
}

/** What to resume after, read from the root field of an event; undefined: nothing. */
export function resumeKeyOf(root: unknown): string | number | undefined {
  const key = isData(root) ? root[keyName] : undefined;
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
}

/** The fetch of a subscription's root field, from after an event on. */
export function resumedQuery(query: string, after: string | number): string {
  let depth = 0;
  const resumed = visit(parse(query, { noLocation: true }), {
    Field: {
      enter(node) {
        depth += 1;
        return depth === 1 ? withArgument(node, after) : undefined;
      },
      leave() {
        depth -= 1;
      },
    },
  });
  return print(withoutUnusedVariables(resumed));
}

function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition() {
      return false;
    },
    Variable({ name }) {
      used.add(name.value);
    },
  });
  return visit(document, {
    VariableDefinition({ variable }) {
      return used.has(variable.name.value) ? undefined : null;
    },
  });
}

const resumeKeys = [
  { key: 'cursor', argument: 'after' },
  { key: 'version', argument: 'afterVersion' },
] as const;

const keyName = '_resumeAfter';

const aliased = (key: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: keyName },
  name: { kind: Kind.NAME, value: key },
});

function withArgument(node: FieldNode, after: string | number): FieldNode {
  const argument = typeof after === 'string' ? 'after' : 'afterVersion';
  const value: ValueNode =
    typeof after === 'string'
      ? { kind: Kind.STRING, value: after }
      : { kind: Kind.INT, value: String(after) };
  const others = (node.arguments ?? []).filter(({ name }) => name.value !== argument);
  return {
    ...node,
    arguments: [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument }, value }],
  };
}
