import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { type AccessRules, requirementOfField } from '../access/index.ts';
import { type OperationContext, refusalFor } from './refusals.ts';

type Resolver = GraphQLFieldResolver<unknown, OperationContext>;

/**
 * Makes each field of a schema of one's own refuse whoever has no right to it. A field that has a resolver is answered
 * more slowly than plain data, so this is for those alone to whom an operation refuses something.
 */
export function guardSchema(schema: GraphQLSchema, accessRules: AccessRules): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) {
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      const requirement = requirementOfField({ schema, accessRules }, type, field.name);
      if (requirement.length > 0) {
        const resolve: Resolver = field.resolve ?? defaultFieldResolver;
        field.resolve = (parent, args, context: OperationContext, info) => {
          const refusal = refusalFor(requirement, context.principal);
          if (refusal) throw refusal;
          return resolve(parent, args, context, info);
        };
      }
    }
  }
  guardEntities(schema, accessRules);
  return schema;
}

/** Whether there is such an entity is told to those alone who may see its type. */
function guardEntities(schema: GraphQLSchema, accessRules: AccessRules): void {
  const entities = schema.getQueryType()?.getFields()._entities;
  const resolve = entities?.resolve;
  if (!entities || !resolve) {
    return;
  }
  entities.resolve = async (parent, args: EntitiesArguments, context: OperationContext, info) => {
    const refusals = args.representations.map(({ __typename }) =>
      refusalFor(accessRules.ofType(String(__typename)), context.principal),
    );
    const allowed = args.representations.filter((_each, index) => !refusals[index]);
    // A list of as many, as the federation specification says.
    const found = (await resolve(parent, { representations: allowed }, context, info)) as readonly unknown[];
    const rest = found[Symbol.iterator]();
    // An error in a list is what graphql-js tells of its item.
    return refusals.map((refusal) => refusal ?? rest.next().value);
  };
}

interface EntitiesArguments {
  readonly representations: readonly { readonly __typename?: unknown }[];
}
