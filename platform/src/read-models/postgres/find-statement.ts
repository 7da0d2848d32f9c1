import { textArray } from '../../postgres/index.ts';
import { planFind } from '../find-plan.ts';
import type { CollectionDefinition, Condition, Find, IndexField, Scalar } from '../port.ts';
import { foldForSearch } from '../searchable-text.ts';
import { termGrams } from './search-grams.ts';
import { arrayExpression, fieldExpression, sqlDirection } from './table-definition.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** A table as it is: of another version of the collection, it may lack columns that this one indexes. */
export interface FoundTable {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly columns: ReadonlySet<string>;
}

/** What every read of documents selects. */
export const storedColumns = 'id, document, positions, changed::float8 AS changed';

/** A keyset page: its conditions and order are the very expressions of the index that serves them. */
export function findStatement(
  { name: table, columns }: FoundTable,
  definition: CollectionDefinition<never>,
  find: Find,
): Statement {
  const { branches, idDirection } = planFind(definition, find);
  const parameters = createParameters();
  const limit = parameters.add(find.limit, 'bigint');
  const [only, ...others] = branches;
  // Nothing is one of no values. Before anything else is added: PostgreSQL takes no value that a statement does not name.
  if (!only) return parameters.statement(`SELECT ${storedColumns} FROM ${table} LIMIT least(${limit}, 0)`);
  const fields: readonly SortField[] = [
    ...find.orderBy.map((field) => ({ ...field, expression: fieldExpression(field, columns) })),
    { path: 'id', type: 'text', direction: idDirection, expression: 'id' },
  ];
  const order = fields.map(({ expression, direction }) => `${expression} ${sqlDirection(direction)}`);
  const common = [
    ...find.orderBy.map((field) => `${fieldExpression(field, columns)} IS NOT NULL`),
    ...afterCondition(fields, find.after, parameters),
    ...searchConditions(find.search, parameters),
  ];
  const branchStatement = (conditions: readonly Condition[], selected: string) =>
    `SELECT ${selected} FROM ${table} WHERE ${[
      'document IS NOT NULL',
      ...conditions.map((condition) => conditionExpression(condition, columns, parameters)),
      ...common,
    ].join(' AND ')} ORDER BY ${order.join(', ')} LIMIT ${limit}`;

  if (others.length === 0) return parameters.statement(branchStatement(only, storedColumns));
  // Each branch comes in order from its index, so PostgreSQL merges them and reads little more than a page.
  const keys = fields.map(({ expression }, at) => `${expression} AS key${at}`).join(', ');
  const merged = fields.map(({ direction }, at) => `key${at} ${sqlDirection(direction)}`).join(', ');
  const united = branches
    .map((conditions) => `(${branchStatement(conditions, `${storedColumns}, ${keys}`)})`)
    .join(' UNION ALL ');
  return parameters.statement(
    `SELECT id, document, positions, changed FROM (${united}) AS branches ORDER BY ${merged} LIMIT ${limit}`,
  );
}

export function countStatement(
  { name: table, columns }: FoundTable,
  find: Pick<Find, 'where' | 'search'>,
  upTo: number,
): Statement {
  const parameters = createParameters();
  const conditions = [
    'document IS NOT NULL',
    ...(find.where ?? []).map((condition) => conditionExpression(condition, columns, parameters)),
    ...searchConditions(find.search, parameters),
  ];
  const limit = parameters.add(upTo, 'bigint');
  return parameters.statement(
    `SELECT count(*)::int AS count FROM (SELECT FROM ${table} WHERE ${conditions.join(' AND ')} LIMIT ${limit}) AS found`,
  );
}

type SortField = IndexField & { readonly expression: string };

interface Parameters {
  /** Answers the placeholder. */
  add(value: Scalar, type: string): string;
  statement(text: string): Statement;
}

function createParameters(): Parameters {
  const values: (string | number)[] = [];
  return {
    add(value, type) {
      values.push(typeof value === 'boolean' ? String(value) : value);
      return `$${values.length}::${type}`;
    },
    statement: (text) => ({ text, values }),
  };
}

function conditionExpression(
  condition: Condition,
  columns: ReadonlySet<string>,
  parameters: Parameters,
): string {
  if (condition.op === 'has') {
    return `${arrayExpression(condition.path, columns)} @> ${parameters.add(JSON.stringify([condition.value]), 'jsonb')}`;
  }
  if (condition.op === 'in') {
    const [first] = condition.value;
    if (first === undefined) return 'false';
    const type = typeOf(first);
    const values = textArray(condition.value.map(String));
    return `${fieldExpression({ path: condition.path, type }, columns)} = ANY (${parameters.add(values, `${sqlType[type]}[]`)})`;
  }
  const type = typeOf(condition.value);
  const operator = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }[condition.op];
  return `${fieldExpression({ path: condition.path, type }, columns)} ${operator} ${parameters.add(condition.value, sqlType[type])}`;
}

function searchConditions(search: string | undefined, parameters: Parameters): readonly string[] {
  if (search === undefined) return [];
  const term = foldForSearch(search);
  if (term === '') return [];
  return [
    `grams @> ${parameters.add(textArray(termGrams(term)), 'text[]')}`,
    `strpos(texts, ${parameters.add(term, 'text')}) > 0`,
  ];
}

/** Strictly after the values in the order of the fields. */
function afterCondition(
  fields: readonly SortField[],
  after: readonly Scalar[] | undefined,
  parameters: Parameters,
): readonly string[] {
  if (!after) return [];
  const values = fields.map(({ type }, at) => parameters.add(after[at] ?? '', sqlType[type]));
  const operators = fields.map(({ direction }) => (direction === 'descending' ? '<' : '>'));
  const expressions = fields.map(({ expression }) => expression);
  if (operators.every((operator) => operator === operators[0])) {
    return [`(${expressions.join(', ')}) ${operators[0]} (${values.join(', ')})`];
  }
  // Directions differ, so there is no comparison of rows; the first bound is what the index can start from.
  const alternatives = fields.map((_, at) =>
    [
      ...expressions.slice(0, at).map((expression, earlier) => `${expression} = ${values[earlier]}`),
      `${expressions[at]} ${operators[at]} ${values[at]}`,
    ].join(' AND '),
  );
  return [`${expressions[0]} ${operators[0]}= ${values[0]}`, `(${alternatives.join(' OR ')})`];
}

const sqlType = { text: 'text', number: 'numeric', boolean: 'boolean' } as const;

function typeOf(value: Scalar): IndexField['type'] {
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'boolean';
}
