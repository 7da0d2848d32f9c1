import { formatQuantity } from '@tillgraph/shared-domain/quantity';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { codedError } from './errors.ts';

/**
 * The custom scalars take any text or number: what it means is checked where it is used, as a userError in a
 * mutation's input and as BAD_USER_INPUT in a query's arguments. Other kinds of value never get that far.
 */
function textOrNumber(name: string, serialize: (value: unknown) => unknown): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    serialize,
    parseValue: (value) => {
      if (typeof value === 'string' || typeof value === 'number') return value;
      throw codedError('BAD_USER_INPUT', `${name} takes a text or a number.`);
    },
    parseLiteral: (node: ValueNode) => {
      if (node.kind === Kind.STRING) return node.value;
      if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
      throw codedError('BAD_USER_INPUT', `${name} takes a text or a number.`);
    },
  });
}

const asIs = (value: unknown) => value;

export const scalars = {
  DateTime: textOrNumber('DateTime', asIs),
  Date: textOrNumber('Date', asIs),
  Decimal: textOrNumber('Decimal', asIs),
  /** Thousandths inside, pieces outside. */
  Quantity: textOrNumber('Quantity', (value) => formatQuantity(Number(value))),
  /** Only ever answered. */
  JSON: new GraphQLScalarType({ name: 'JSON', serialize: asIs }),
};
