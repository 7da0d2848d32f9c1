import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { Data } from './field-failure.ts';

/** Whether an object is of a type, or of one that implements it; an object that does not say is taken to be. */
export type IsOfType = (data: Data, typeCondition: string) => boolean;

/** Whether a name is that of an object's type; one of an interface stands for an object of which more is to be learnt. */
export type IsObjectTypeName = (typeName: string) => boolean;

export const objectTypeNamesOf =
  (schema: GraphQLSchema): IsObjectTypeName =>
  (typeName) =>
    isObjectType(schema.getType(typeName));

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
