import type { Filter, SortDirection } from 'mongodb';
import { planFind } from '../find-plan.ts';
import type { CollectionDefinition, Condition, Find, IndexField, Scalar } from '../port.ts';
import { foldForSearch } from '../searchable-text.ts';
import { fieldPath } from './encoded-fields.ts';
import { sortDirection } from './index-specifications.ts';
import { searchPatterns } from './search-suffixes.ts';
import type { StoredRecord } from './stored-record.ts';

export interface FindQuery {
  readonly filter: Filter<StoredRecord>;
  readonly sort: Readonly<Record<string, SortDirection>>;
}

/**
 * A keyset page: equalities, then the order, as in the index that serves them, which MongoDB reads from where the page
 * begins. Several values of one field are several stretches of the index, which it merges.
 * Throws `UnindexedFindError`.
 */
export function findQuery(definition: CollectionDefinition<never>, find: Find): FindQuery {
  const { idDirection } = planFind(definition, find);
  const fields: readonly SortField[] = [
    ...find.orderBy.map((field) => ({ ...field, key: fieldPath(field.path) })),
    { path: 'id', key: '_id', type: 'text', direction: idDirection },
  ];
  return {
    filter: {
      ...allOf([
        ...presentOnes([...conditionsOf(find), ...fieldsPresent(find)]),
        ...pageBeginning(fields, find.after),
      ]),
      ...tiesBroken(fields, find.after),
    },
    sort: Object.fromEntries(fields.map(({ key, direction }) => [key, sortDirection(direction)])),
  };
}

export const countFilter = (find: Pick<Find, 'where' | 'search'>): Filter<StoredRecord> =>
  allOf(presentOnes(conditionsOf(find)));

type SortField = IndexField & { readonly key: string };

/** What holds of one field. */
interface Comparison {
  readonly key: string;
  readonly operator: '$eq' | '$in' | '$gt' | '$gte' | '$lt' | '$lte' | '$regex' | '$exists';
  readonly value: Scalar | readonly Scalar[];
}

/** What yields few comes first: a server that does not weigh its indexes takes that of the first. */
function conditionsOf({ where = [], search = '' }: Pick<Find, 'where' | 'search'>): readonly Comparison[] {
  return [
    ...searchConditions(foldForSearch(search)),
    ...[...where.filter(({ op }) => op === 'has'), ...where.filter(({ op }) => op !== 'has')].map(
      ({ path, op, value }) => ({ key: fieldPath(path), operator: operators[op], value }),
    ),
  ];
}

/** Equality with an array is equality with one of its elements. */
const operators = {
  eq: '$eq',
  has: '$eq',
  in: '$in',
  gt: '$gt',
  gte: '$gte',
  lt: '$lt',
  lte: '$lte',
} as const satisfies Record<Condition['op'], Comparison['operator']>;

function searchConditions(term: string): readonly Comparison[] {
  if (term === '') return [];
  const { suffix, text } = searchPatterns(term);
  return [
    { key: 'suffixes', operator: '$regex', value: suffix },
    ...(text === undefined ? [] : [{ key: 'texts', operator: '$regex', value: text } as const]),
  ];
}

/** A tombstone has no field of which anything holds, so only a query without conditions has to leave it out. */
const presentOnes = (conditions: readonly Comparison[]): readonly Comparison[] =>
  conditions.length > 0 ? conditions : [{ key: 'document', operator: '$exists', value: true }];

/** That documents have the fields of the order: a comparison holds of values of its own type only. */
const fieldsPresent = ({ where = [], orderBy }: Find): readonly Comparison[] =>
  orderBy
    .filter(({ path }) => where.every((condition) => condition.path !== path))
    .map(({ path, type }) => ({ key: fieldPath(path), operator: '$gte', value: lowest[type] }));

const lowest = { text: '', number: Number.NEGATIVE_INFINITY, boolean: false } as const;

/** Where in the index the page begins. What has the same first value as the document before it is left to `tiesBroken`. */
function pageBeginning(
  fields: readonly SortField[],
  after: readonly Scalar[] | undefined,
): readonly Comparison[] {
  const [first, ...ties] = fields;
  const [value] = after ?? [];
  if (!first || value === undefined) return [];
  const operator = beyond(first);
  return [{ key: first.key, operator: ties.length > 0 ? `${operator}e` : operator, value }];
}

/** MongoDB compares no rows: strictly after one is to be after it in one field, and equal in all before that. */
function tiesBroken(
  fields: readonly SortField[],
  after: readonly Scalar[] | undefined,
): Filter<StoredRecord> {
  if (!after || fields.length === 1) return {};
  const comparisons = fields.map((field, at) => ({ ...field, value: after[at] ?? '' }));
  return {
    $or: comparisons.map((last, at) => ({
      ...Object.fromEntries(comparisons.slice(0, at).map(({ key, value }) => [key, value])),
      [last.key]: { [beyond(last)]: last.value },
    })),
  };
}

const beyond = ({ direction }: SortField): '$gt' | '$lt' => (direction === 'descending' ? '$lt' : '$gt');

/** One object by field, which is what index bounds are told from; another comparison of the same kind stands apart. */
function allOf(comparisons: readonly Comparison[]): Filter<StoredRecord> {
  const together: Record<string, Record<string, unknown>> = {};
  const apart: Filter<StoredRecord>[] = [];
  for (const { key, operator, value } of comparisons) {
    const comparison = { [operator]: value };
    const others = together[key] ?? {};
    if (operator in others) apart.push({ [key]: comparison });
    else together[key] = { ...others, ...comparison };
  }
  return { ...together, ...(apart.length > 0 && { $and: apart }) };
}
