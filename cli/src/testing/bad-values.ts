import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** One way to spoil arguments: the value at the path. */
export interface BadValue {
  readonly path: readonly string[];
  readonly value: unknown;
}

const long = 'x'.repeat(10_000);
const broken = ['a\0b', 'a\ud800b', 'a\udc00'];

/** What no field of the type can take, whatever it means. */
const badByType: Readonly<Record<string, readonly unknown[]>> = {
  String: [long, ...broken, 17, true, {}, ['a', 'b']],
  ID: ['', long, ...broken, 'nobody', 'ключ', 1.5, true, {}],
  Int: [-1, 2 ** 31, 1.5, '1', 1e300, true],
  Boolean: ['true', 1, {}],
  Decimal: [
    '',
    ' ',
    '1e3',
    '1.2345678901',
    '9'.repeat(30),
    `0.${'0'.repeat(10_000)}`,
    'NaN',
    '-Infinity',
    '0x10',
    '1,5',
    '१२',
    '--1',
    12.5,
    true,
    {},
    ...broken,
  ],
  Quantity: [0.5, 1.0005, 1e9, -1e9, 1e300, '1', '', true, {}],
  DateTime: [
    '',
    'yesterday',
    '2026-02-30T00:00:00Z',
    '2026-01-01',
    '2026-01-01T25:00:00Z',
    '+99999-01-01T00:00:00Z',
    1,
    {},
    ...broken,
  ],
  Date: ['', 'yesterday', '2026-02-30', '2026-13-01', 1, {}],
};

/** Every way to spoil an input of the type: each of its fields, lists and fields within, one at a time. */
export function badValuesOf(
  schema: GraphQLSchema,
  type: GraphQLInputType,
  path: readonly string[],
): readonly BadValue[] {
  if (isNonNullType(type)) {
    return [{ path, value: null }, ...badValuesOf(schema, type.ofType, path)];
  }
  if (isListType(type)) {
    return [
      { path, value: [null] },
      { path, value: {} },
      ...badValuesOf(schema, type.ofType, [...path, '0']),
    ];
  }
  const named = getNamedType(type);
  if (isEnumType(named)) {
    return ['NONE', '', 1, {}, '__proto__'].map((value) => ({ path, value }));
  }
  if (isInputObjectType(named)) {
    return [
      ...['text', 17, [[]], { unknownField: 1 }].map((value) => ({ path, value })),
      ...Object.values(named.getFields()).flatMap((field) =>
        badValuesOf(schema, field.type, [...path, field.name]),
      ),
    ];
  }
  return (badByType[named.name] ?? []).map((value) => ({ path, value }));
}

/** A copy in which the value stands at the path; objects and lists on the way are made where they lack. */
export function withValue(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (/^\d+$/.test(key)) {
    const list = Array.isArray(root) ? root : [];
    return [withValue(list[Number(key)], rest, value), ...list.slice(1)];
  }
  const fields = root as Readonly<Record<string, unknown>> | undefined; // an object stands there, or nothing
  return { ...fields, [key]: withValue(fields?.[key], rest, value) };
}
