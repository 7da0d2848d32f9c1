import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { Data } from './field-failure.ts';

/** Whether an object is of a type, or of one that implements it; an object that does not say is taken to be. */
export type IsOfType = (data: Data, typeCondition: string) => boolean;

export function typeConditionsOf(schema: GraphQLSchema): IsOfType {
  return (data, typeCondition) => {
    const typeName = data.__typename;
    if (typeof typeName !== 'string' || typeName === typeCondition) {
      return true;
    }
    const condition = schema.getType(typeCondition);
    const type = schema.getType(typeName);
    return isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type);
  };
}
