import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Variables } from '../execution/condition.ts';
import { type Data, isData } from '../execution/field-failure.ts';
import type { OperationDocument } from '../security/operation-access.ts';
import type { Replacing } from './outbox.ts';

/**
 * A subscription either tells the state of one thing, present state first, or it is a feed of changes to many, each
 * with a cursor to resume by. The contract's sign of a feed is the `cursor` of what it answers.
 */
export interface Feed {
  /**
   * Whether it begins with what was before: what was missed since a cursor, or the present state of what is named.
   * Any argument but a filter may ask for that.
   */
  beginsBefore(variables: Variables): boolean;
}

/** Undefined for a subscription to the state of one thing, and for what is no subscription. */
export function feedOf(schema: GraphQLSchema, document: OperationDocument): Feed | undefined {
  const root = rootFieldOf(schema, document);
  if (!root || !isFeedType(answerOf(schema, root))) {
    return undefined;
  }
  const given = (root.arguments ?? []).filter(({ name }) => name.value !== 'filter');
  return {
    beginsBefore: (variables) =>
      given.some(({ value }) =>
        value.kind === Kind.VARIABLE ? variables[value.name.value] != null : value.kind !== Kind.NULL,
      ),
  };
}

/** Of a subscription of which nothing is known: each event counts, and no two subscribers begin alike. */
export const unknownFeed: Feed = { beginsBefore: () => true };

/** With the id of each entity that a feed tells of, so that of two changes to one the newer can replace the older. */
export function withEntityKeys(schema: GraphQLSchema, document: OperationDocument): OperationDocument {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const type = getNamedType(typeInfo.getType());
        const keyed =
          isFeedType(typeInfo.getParentType()) &&
          isObjectType(type) &&
          type.getFields().id &&
          node.selectionSet;
        return keyed
          ? { ...node, selectionSet: { ...keyed, selections: [...keyed.selections, entityKey] } }
          : undefined;
      },
    }),
  );
}

/** Which older event an event makes needless; undefined when that cannot be said. `root`: the value of the root field. */
export function replacingOf(feed: Feed | undefined, root: unknown): Replacing | undefined {
  if (!feed) {
    return { key: 'state', takes: 'place' };
  }
  const keys = isData(root) ? Object.values(root).flatMap(entityKeyOf) : [];
  return keys.length > 0 ? { key: keys.join(' '), takes: 'end' } : undefined;
}

const keyName = '_entityKey';
const entityKey: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: keyName },
  name: { kind: Kind.NAME, value: 'id' },
};

const entityKeyOf = (value: unknown): readonly string[] => {
  const key = isData(value) ? (value as Data)[keyName] : undefined;
  return typeof key === 'string' ? [key] : [];
};

/** An edge of a connection has a cursor too. */
const isFeedType = (type: GraphQLNamedType | null | undefined): boolean =>
  isObjectType(type) && type.getFields().cursor !== undefined && type.getFields().node === undefined;

/** The one root field of a subscription, be it in a fragment. */
function rootFieldOf(schema: GraphQLSchema, document: OperationDocument): FieldNode | undefined {
  const typeInfo = new TypeInfo(schema);
  let root: FieldNode | undefined;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        root ??= typeInfo.getParentType() === schema.getSubscriptionType() ? node : undefined;
      },
    }),
  );
  return root;
}

function answerOf(schema: GraphQLSchema, { name }: FieldNode): GraphQLNamedType | undefined {
  const field = schema.getSubscriptionType()?.getFields()[name.value];
  return field && getNamedType(field.type);
}
