import type { ContextName } from '@tillgraph/shared-domain/context';
import { id as idSchema } from '@tillgraph/shared-domain/input';
import DataLoader from 'dataloader';
import type { CommandMetadata } from '../event-store/port.ts';
import { timeOrderedId } from '../ids/time-ordered-id.ts';
import type {
  CollectionDefinition,
  CollectionReader,
  ReadModels,
  SeenPositions,
  Stored,
} from '../read-models/port.ts';
import type { SessionCookie } from '../session-cookie/index.ts';
import { commandHash } from './command-metadata.ts';
import { forbidden, staleRead, unauthenticated } from './errors.ts';
import type { Principal, RequestContext } from './port.ts';

export interface RequestOptions {
  readonly context: ContextName;
  readonly principal: Principal;
  readonly readModels: ReadModels;
  /** All of the context: a mutation may decide by any of them. */
  readonly collections: readonly CollectionDefinition<never>[];
  /** What the consistency token says. */
  readonly seen: readonly SeenPositions[];
  /** `timeout` in ms; past it a `bestEffort` read answers with what there is. */
  readonly wait: { readonly timeout: number; readonly bestEffort: boolean };
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly signal: AbortSignal | undefined;
  readonly sessionCookie: SessionCookie | undefined;
}

export function createRequestContext(options: RequestOptions): RequestContext {
  const { principal, readModels } = options;
  let required = options.seen;
  let produced: readonly SeenPositions[] = [];
  let readers = new Map<string, CollectionReader<never>>();
  let behind = false;

  const caughtUp = async (definition: CollectionDefinition<never>): Promise<void> => {
    if (required.length === 0) return;
    if (await readModels.caughtUp(definition, required, options.wait.timeout)) return;
    if (!options.wait.bestEffort) throw staleRead();
    behind = true;
  };

  function openReader<Document extends object>(
    definition: CollectionDefinition<Document>,
  ): CollectionReader<Document> {
    const collection = readModels.collection(definition);
    const ready = required.length === 0 ? undefined : caughtUp(definition as CollectionDefinition<never>); // only its name and projection matter
    ready?.catch(() => undefined); // thrown where it is awaited
    /** At once for who brings no token, as nearly all do. */
    const whenReady = <Result>(read: () => Promise<Result>): Promise<Result> =>
      ready ? ready.then(read) : read();
    const loader = new DataLoader<string, Stored<Document> | null>((ids) => collection.getMany(ids));
    // What cannot be an id is the id of nothing: it never reaches a store, which could not even hold it.
    const load = (id: string) => (idSchema.safeParse(id).success ? loader.load(id) : Promise.resolve(null));
    return {
      definition,
      get: (id) => whenReady(() => load(id)),
      getMany: (ids) => whenReady(() => Promise.all(ids.map(load))),
      find: (find) => whenReady(() => collection.find(find)),
      count: (find, upTo) => whenReady(() => collection.count(find, upTo)),
      changedSince: (after, limit) => whenReady(() => collection.changedSince(after, limit)),
    };
  }

  return {
    principal,
    correlationId: options.correlationId,
    traceparent: options.traceparent,
    signal: options.signal,
    sessionCookie: options.sessionCookie,
    read<Document extends object>(definition: CollectionDefinition<Document>): CollectionReader<Document> {
      const known = readers.get(definition.name);
      if (known) return known as unknown as CollectionReader<Document>; // kept under its own definition's name
      const reader = openReader(definition);
      readers.set(definition.name, reader as unknown as CollectionReader<never>);
      return reader;
    },
    async ready() {
      await Promise.all(options.collections.map(caughtUp));
    },
    metadata(mutation, input): CommandMetadata {
      const key = input.idempotencyKey;
      return {
        commandId: timeOrderedId(),
        actor: actorOf(principal),
        correlationId: options.correlationId,
        cause: null,
        traceparent: options.traceparent,
        idempotency: typeof key === 'string' ? { key, hash: commandHash(mutation, input) } : null,
      };
    },
    seen(positions) {
      required = [...required, ...positions];
      produced = [...produced, ...positions];
      readers = new Map(); // what was loaded before is older than what was seen now
    },
    produced: () => produced,
    isBehind: () => behind,
    hasScope: (scope) => principal.kind !== 'anonymous' && principal.scopes.has(scope),
    requireScope(scope) {
      if (principal.kind === 'anonymous') throw unauthenticated();
      if (!principal.scopes.has(scope)) throw forbidden(scope);
    },
  };
}

function actorOf(principal: Principal): CommandMetadata['actor'] {
  if (principal.kind === 'user' || principal.kind === 'apiKey')
    return { kind: principal.kind, id: principal.id };
  if (principal.kind === 'anonymous') return { kind: 'system', id: 'anonymous' };
  throw unauthenticated('A shared subscription gives no commands.');
}
