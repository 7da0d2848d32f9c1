import { GraphQLError } from 'graphql';
import type { Variables } from './condition.ts';
import { type Data, type FieldError, FieldFailure, isData } from './field-failure.ts';
import type { FieldShape, ObjectShape, ValueShape } from './response-shape.ts';

export interface ShapedResponse {
  readonly data: Data | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Makes the response from what the subgraphs answered: only what was selected, in its order, with the failures as
 * errors at their places. A null where none may be takes its parent with it (GraphQL specification, 6.4.4); without
 * an error when no fetch failed, for then it is an entity that its own subgraph does not know.
 */
export function shapeResponse(
  shape: ObjectShape,
  data: Data,
  variables: Variables,
  introspected: Data,
): ShapedResponse {
  const shaping: Shaping = { variables, introspected, errors: [] };
  return { data: shapeObject(shape, data, undefined, shaping), errors: shaping.errors };
}

interface Shaping {
  readonly variables: Variables;
  readonly introspected: Data;
  readonly errors: GraphQLError[];
}

interface Path {
  readonly before: Path | undefined;
  readonly key: string | number;
}

function shapeObject(shape: ObjectShape, data: Data, path: Path | undefined, shaping: Shaping): Data | null {
  const typeName = typeof data.__typename === 'string' ? data.__typename : shape.typeName;
  const fields = shape.fieldsOf(typeName);
  if (fields === undefined) {
    return null;
  }
  const response: Data = {};
  for (const field of fields) {
    if (field.included !== undefined && !field.included(shaping.variables)) {
      continue;
    }
    const value = shapeField(field, data, typeName, path, shaping);
    if (value === null && field.value.nonNull) {
      return null;
    }
    response[field.responseName] = value;
  }
  return response;
}

function shapeField(
  field: FieldShape,
  data: Data,
  typeName: string,
  path: Path | undefined,
  shaping: Shaping,
): unknown {
  const { source, responseName } = field;
  switch (source) {
    case 'typename':
      return typeName;
    case 'introspection':
      return shaping.introspected[responseName] ?? null;
    case 'data': {
      const value = field.inherited && !Object.hasOwn(data, responseName) ? undefined : data[responseName];
      return shapeValue(field.value, value, path, responseName, shaping);
    }
    default:
      shaping.errors.push(errorAt(source, { before: path, key: responseName }));
      return null;
  }
}

function shapeValue(
  shape: ValueShape,
  value: unknown,
  before: Path | undefined,
  key: string | number,
  shaping: Shaping,
): unknown {
  if (value === null || value === undefined) {
    return null;
  }
  if (value instanceof FieldFailure) {
    shaping.errors.push(errorAt(value.error, { before, key }, value.below));
    return null;
  }
  if (shape.object !== undefined) {
    return isData(value) ? shapeObject(shape.object, value, { before, key }, shaping) : null;
  }
  if (shape.item === undefined) {
    return value;
  }
  return Array.isArray(value) ? shapeList(shape.item, value, { before, key }, shaping) : null;
}

function shapeList(shape: ValueShape, values: readonly unknown[], path: Path, shaping: Shaping): unknown {
  const response: unknown[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const item = shapeValue(shape, values[index], path, index, shaping);
    if (item === null && shape.nonNull) {
      return null;
    }
    response.push(item);
  }
  return response;
}

function errorAt(error: FieldError, path: Path, below: readonly (string | number)[] = []): GraphQLError {
  const keys: (string | number)[] = [];
  for (let place: Path | undefined = path; place !== undefined; place = place.before) {
    keys.unshift(place.key);
  }
  return new GraphQLError(error.message, { path: [...keys, ...below], extensions: { ...error.extensions } });
}
