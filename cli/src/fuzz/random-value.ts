import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../demo-shop/random.ts';

/** What values are made from. */
export interface ValueSource {
  readonly random: Random;
  /** Ids that the shop has told of. */
  readonly ids: readonly string[];
  /** Of one value; those within it are spoilt as often. */
  readonly spoilt: number;
}

/** A value for an argument: mostly one that could be meant, now and then one that cannot. */
export function randomValue(source: ValueSource, type: GraphQLInputType, name = '', depth = 0): unknown {
  const { random } = source;
  if (random.chance(source.spoilt)) return random.pick(hostile)();
  if (isNonNullType(type)) return randomValue({ ...source, spoilt: 0 }, type.ofType, name, depth);
  if (random.chance(0.05)) return null;
  if (isListType(type)) {
    const length = random.pick([1, 1, 1, 2, 3, 0]);
    return Array.from({ length }, () => randomValue(source, type.ofType, name, depth + 1));
  }
  const named = getNamedType(type);
  if (isEnumType(named)) return random.pick(named.getValues()).name;
  if (isInputObjectType(named)) {
    const chosen = Object.values(named.getFields()).filter(
      (field) => isNonNullType(field.type) || (depth < 4 && random.chance(0.3)),
    );
    return Object.fromEntries(
      chosen.map((field) => [field.name, randomValue(source, field.type, field.name, depth + 1)]),
    );
  }
  return scalar(source, named.name, name);
}

function scalar({ random, ids }: ValueSource, type: string, name: string): unknown {
  switch (type) {
    case 'ID':
      return ids.length > 0 && random.chance(0.85) ? random.pick(ids) : 'none';
    case 'Int':
      return random.chance(0.8) ? random.between(0, 20) : random.between(-1000, 100_000);
    case 'Boolean':
      return random.chance(0.5);
    case 'Decimal':
      return `${random.chance(0.1) ? '-' : ''}${random.between(0, 500)}.${random.between(10, 99)}`;
    case 'Quantity':
      return random.between(0, 5);
    case 'Date':
      return `2026-${random.pick(['01', '11', '12'])}-${random.between(10, 30)}`;
    case 'DateTime':
      return new Date(Date.UTC(2026, random.between(0, 11), random.between(1, 28))).toISOString();
    default:
      return text(random, name);
  }
}

function text(random: Random, name: string): string {
  if (/currency/i.test(name)) return random.chance(0.95) ? 'USD' : 'EUR';
  if (/email/i.test(name)) return `person${random.between(1, 40)}@example.com`;
  if (/scopes/.test(name)) return random.pick(['orders:read', 'reports:read', 'all']);
  const words = [
    'tea',
    'Tee',
    'café',
    '茶',
    '👩‍🚀',
    'a b',
    '%',
    '_',
    "'",
    '"',
    '\\',
    '-- ',
    '{{x}}',
    '../..',
    '<b>',
  ];
  return Array.from({ length: random.between(1, 3) }, () => random.pick(words)).join(' ');
}

/** Made anew each time, for some are large. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => ' ',
  () => -1,
  () => 2 ** 31,
  () => 1e300,
  () => 0.1,
  () => '9'.repeat(30),
  () => '-0',
  () => 'NaN',
  () => '1e9',
  () => 'x'.repeat(20_000),
  () => 'a\0b',
  () => '\ud800',
  () => '\u202e',
  () => "'; DROP TABLE event_store.events; --",
  () => '{"$gt":""}',
  () => ({ $ne: null }),
  () => [],
  () => [null],
  () => [[['a']]],
  () => ({}),
  () => JSON.parse('{"__proto__":{"scopes":["users:admin"]}}'),
  () => ({ constructor: { prototype: {} } }),
  () => '__proto__',
  () => Array.from({ length: 300 }, () => 'a'),
];
