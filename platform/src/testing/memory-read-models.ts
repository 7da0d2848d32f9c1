import { CollectionGoneError, DocumentRefusedError } from '../read-models/errors.ts';
import { planFind } from '../read-models/find-plan.ts';
import type {
  CollectionDefinition,
  CollectionWriter,
  Condition,
  Find,
  GuardedWrite,
  ReadModelStore,
  Stored,
  StoredOrTombstone,
} from '../read-models/port.ts';
import { foldForSearch, searchableTexts } from '../read-models/searchable-text.ts';
import { valueAt } from '../read-models/value-at.ts';

export interface MemoryReadModelsOptions {
  /** Called before each document is written; what it throws is the crash. */
  readonly beforeWrite?: (collection: string, id: string) => void;
}

export interface MemoryReadModels extends ReadModelStore {
  /** All documents of a build: `collection/id` to document. */
  dump(build: string): ReadonlyMap<string, object>;
}

/**
 * A store that writes document after document without a transaction, each by itself guarded, and where others get a
 * turn between them: what holds here holds in any store.
 */
export function memoryReadModels(options: MemoryReadModelsOptions = {}): MemoryReadModels {
  const tables = new Map<string, Map<string, StoredOrTombstone<object>>>();
  return {
    async open<Document extends object>(definition: CollectionDefinition<Document>, build: string) {
      const name = `${definition.name} ${build}`;
      if (!tables.has(name)) tables.set(name, new Map());
      return memoryCollection(definition, () => tableOf(tables, name), options);
    },
    exists: async (collection, build) => tables.has(`${collection} ${build}`),
    async drop(collection, build) {
      tables.delete(`${collection} ${build}`);
    },
    async close() {},
    dump(build) {
      const documents = new Map<string, object>();
      for (const [name, table] of tables) {
        const [collection, tableBuild] = name.split(' ');
        if (tableBuild !== build) continue;
        for (const { id, document } of table.values()) {
          if (document) documents.set(`${collection}/${id}`, document);
        }
      }
      return documents;
    },
  };
}

type Table = Map<string, StoredOrTombstone<object>>;

function tableOf(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (!table) throw new CollectionGoneError(`${name} was dropped.`);
  return table;
}

function memoryCollection<Document extends object>(
  definition: CollectionDefinition<Document>,
  table: () => Table,
  { beforeWrite }: MemoryReadModelsOptions,
): CollectionWriter<Document> {
  // What was written as this collection's document is read as one; a copy, as from any server.
  const read = (stored: StoredOrTombstone<object>): StoredOrTombstone<Document> =>
    structuredClone(stored) as StoredOrTombstone<Document>;
  const present = (): readonly Stored<Document>[] =>
    [...table().values()]
      .map(read)
      .filter((stored): stored is Stored<Document> => stored.document !== undefined);
  const matching = ({ where = [], search }: Pick<Find, 'where' | 'search'>) =>
    present().filter(
      ({ document }) =>
        where.every((condition) => holds(document, condition)) && isFound(definition, document, search),
    );

  const getForUpdate = async (ids: readonly string[]) => {
    await turn();
    const rows = table();
    return ids.map((id) => {
      const stored = rows.get(id);
      return stored ? read(stored) : null;
    });
  };
  const getMany = async (ids: readonly string[]) =>
    (await getForUpdate(ids)).map((stored) => (stored?.document ? (stored as Stored<Document>) : null));

  function writeOne({ id, expected, next, positions, changed }: GuardedWrite<Document>): boolean {
    beforeWrite?.(definition.name, id);
    const stored = table().get(id);
    if (!samePositions(stored?.positions, expected)) return false;
    searchableTexts(definition, next);
    // As JSON, which is what every store holds.
    const document = next === undefined ? undefined : JSON.parse(json(next));
    table().set(id, { id, document, positions, changed });
    return true;
  }

  return {
    definition,
    getForUpdate,
    getMany,
    get: async (id) => (await getMany([id]))[0] ?? null,
    async page(after, limit) {
      await turn();
      return [...table().values()]
        .filter(({ id }) => compare(id, after) > 0)
        .sort((a, b) => compare(a.id, b.id))
        .slice(0, limit)
        .map(read);
    },
    async write(writes) {
      const lost: string[] = [];
      for (const write of writes) {
        await turn();
        if (!writeOne(write)) lost.push(write.id);
      }
      return lost;
    },
    async find(find) {
      await turn();
      const { idDirection } = planFind(definition as CollectionDefinition<never>, find);
      const order = [...find.orderBy, { path: 'id', type: 'text', direction: idDirection } as const];
      const keyed = matching(find)
        .map((stored) => ({
          stored,
          key: [...find.orderBy.map(({ path }) => valueAt(stored.document, path)), stored.id],
        }))
        .filter(({ key }) => key.every((value) => value !== undefined && value !== null));
      const compareKeys = (a: readonly unknown[], b: readonly unknown[]): number => {
        for (const [at, { direction }] of order.entries()) {
          const compared = compare(a[at], b[at]);
          if (compared !== 0) return direction === 'descending' ? -compared : compared;
        }
        return 0;
      };
      const { after } = find;
      return keyed
        .filter(({ key }) => !after || compareKeys(key, after) > 0)
        .sort((a, b) => compareKeys(a.key, b.key))
        .slice(0, find.limit)
        .map(({ stored }) => stored);
    },
    count: async (find, upTo) => Math.min(upTo, matching(find).length),
    async changedSince(after, limit) {
      await turn();
      const changed = present()
        .filter((stored) => stored.changed > after)
        .sort((a, b) => a.changed - b.changed);
      const last = changed[limit - 1]?.changed;
      return changed.filter((stored, at) => at < limit || stored.changed === last);
    },
  };
}

/** Lets others run, as a round trip to a server does. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function json(document: object): string {
  const text = JSON.stringify(document);
  if (text.includes('\\u0000')) throw new DocumentRefusedError('A document holds a NUL.');
  return text;
}

function samePositions(a: object | undefined, b: object | undefined): boolean {
  const sorted = (positions: object | undefined) =>
    JSON.stringify(positions && Object.entries(positions).sort(([one], [other]) => (one < other ? -1 : 1)));
  return sorted(a) === sorted(b);
}

function holds(document: object, condition: Condition): boolean {
  const value = valueAt(document, condition.path);
  if (value === undefined || value === null) return false;
  switch (condition.op) {
    case 'eq':
      return value === condition.value;
    case 'in':
      return condition.value.some((one) => one === value);
    case 'has':
      return Array.isArray(value) && value.includes(condition.value);
    case 'gt':
      return compare(value, condition.value) > 0;
    case 'gte':
      return compare(value, condition.value) >= 0;
    case 'lt':
      return compare(value, condition.value) < 0;
    case 'lte':
      return compare(value, condition.value) <= 0;
  }
}

function isFound<Document extends object>(
  definition: CollectionDefinition<Document>,
  document: Document,
  search: string | undefined,
): boolean {
  const term = foldForSearch(search ?? '');
  return term === '' || searchableTexts(definition, document).some((text) => text.includes(term));
}

/** Texts by code point. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  const [one, other] = [Number(a), Number(b)];
  return one < other ? -1 : Number(one > other);
}
