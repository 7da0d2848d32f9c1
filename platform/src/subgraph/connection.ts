import type { CollectionReader, Find, IndexField, Scalar, Stored } from '../read-models/port.ts';
import { valueAt } from '../read-models/value-at.ts';
import type { Counted } from './common-resolvers.ts';
import { badUserInput } from './errors.ts';

export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> extends Counted {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface ConnectionOptions {
  /** When `first` is null. */
  readonly default?: number;
  /** The most that `first` may be. */
  readonly maximum?: number;
}

/** Beyond this a totalCount is no longer exact. */
const countedUpTo = 10_000;

/**
 * A page of documents in keyset order: it neither repeats nor skips when others are inserted. The cursor holds the
 * sort values of its document, so it outlives it.
 */
export async function connection<Document extends object>(
  reader: CollectionReader<Document>,
  args: ConnectionArguments,
  find: Pick<Find, 'where' | 'search' | 'orderBy'>,
  options: ConnectionOptions = {},
): Promise<Connection<Document>> {
  const first = pageSize(args.first, options);
  const order = find.orderBy.map((field) => `${field.path} ${field.direction ?? 'ascending'}`).join(', ');
  const after = args.after == null ? undefined : decodeCursor(args.after, order, find.orderBy);
  const found = await reader.find({ ...find, ...(after && { after }), limit: first + 1 });
  const page = found.slice(0, first);
  return {
    ...connectionOf(
      page.map((stored) => ({ cursor: encodeCursor(order, stored, find.orderBy), node: stored.document })),
      found.length > first,
    ),
    count: () => reader.count(find, countedUpTo),
  };
}

export function connectionOf<Node>(
  edges: readonly Edge<Node>[],
  hasNextPage: boolean,
): Omit<Connection<Node>, 'count'> {
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** `first`, checked: from 0 to the maximum (100). */
export function pageSize(first: number | null | undefined, options: ConnectionOptions = {}): number {
  const maximum = options.maximum ?? 100;
  const size = first ?? options.default ?? 20;
  if (size >= 0 && size <= maximum) return size;
  throw badUserInput(`first is from 0 to ${maximum}: ask for fewer, and go on after the last cursor.`, [
    'first',
  ]);
}

function encodeCursor(order: string, stored: Stored<object>, orderBy: Find['orderBy']): string {
  const values = orderBy.map((field) => valueAt(stored.document, field.path));
  return Buffer.from(JSON.stringify([order, ...values, stored.id])).toString('base64url');
}

/** The sort values and the id, each of its field's type: a store could not compare others. */
function decodeCursor(cursor: string, order: string, orderBy: Find['orderBy']): readonly Scalar[] {
  const [cursorOrder, ...values] = parseJsonArray(cursor);
  const types = [...orderBy.map(({ type }) => type), 'text' as const];
  if (cursorOrder !== order || values.length !== types.length) throw malformedCursor();
  return values.map((value, at) => {
    if (isOfType(value, types[at])) return value;
    throw malformedCursor();
  });
}

/** The JSON array inside a cursor; anything else is refused. */
export function parseJsonArray(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) return parsed;
  } catch {
    throw malformedCursor();
  }
  throw malformedCursor();
}

export const malformedCursor = () =>
  badUserInput('after is not a cursor of this list: pass an endCursor or an edge’s cursor as it was given.', [
    'after',
  ]);

function isOfType(value: unknown, type: IndexField['type'] | undefined): value is Scalar {
  if (type === 'text') return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
  return type === 'number' ? Number.isSafeInteger(value) : typeof value === type;
}
