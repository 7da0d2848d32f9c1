import { randomUUID } from 'node:crypto';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { DomainEvent } from '@tillgraph/shared-domain/event';
import { type ExecutionResult, parse, visit } from 'graphql';
import { pino } from 'pino';
import { type ContextRole, contextRoles, runContext } from '../context/index.ts';
import { createLogTailBus } from '../event-bus/index.ts';
import type { EventStore } from '../event-store/index.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import { createInProcessFeed, createPostgresReadModels } from '../read-models/index.ts';
import {
  type ContextDefinition,
  type Principal,
  type SubgraphRequest,
  systemMetadata,
} from '../subgraph/index.ts';
import { testDatabase } from './test-database.ts';
import { testLog } from './test-log.ts';

export interface TestContextOptions {
  /** The contexts whose events it handles. */
  readonly consumes?: readonly ContextName[];
  readonly now?: () => Date;
  /** ms that a command waits for what it refers to; 2000 when absent. */
  readonly referenceWait?: number;
  /** What its process does; all when absent. */
  readonly roles?: readonly ContextRole[];
}

export interface TestContext {
  readonly log: EventStore;
  /** Answers an operation as the subgraph would to the gateway. Throws for one that the schema does not allow. */
  run(query: string, variables?: Variables, asked?: Asked): Promise<ExecutionResult>;
  subscribe(query: string, variables?: Variables, asked?: Asked): Promise<AsyncIterator<ExecutionResult>>;
  /** An event of a context that it consumes, as that context would record it. */
  happened(context: ContextName, stream: string, event: DomainEvent): Promise<void>;
  /** Resolves when all that was recorded has had its effects. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

type Variables = Readonly<Record<string, unknown>>;

/** Who asks, and what they have seen. */
export interface Asked {
  readonly as?: Principal;
  readonly consistencyToken?: string;
  /** ms for it, and then what there is; not given: as the settings say, and then STALE_READ. */
  readonly consistencyWait?: number;
  readonly signal?: AbortSignal;
}

/** One context on the real server: its log, its consumers and its subgraph, among logs that the test writes. */
export async function testContext(
  definition: ContextDefinition,
  {
    consumes = [],
    now = () => new Date(),
    referenceWait = 2000,
    roles = contextRoles,
  }: TestContextOptions = {},
): Promise<TestContext> {
  const failures: unknown[] = [];
  const principals = new Map<string, Principal>();
  const opened = new ClosingStack();
  const openLog = async (context: ContextName) =>
    opened.opened(`log of ${context}`, await testLog(context), (each) => each.close());
  const { logs, own, running } = await opened.opening(async () => {
    const own = await openLog(definition.name);
    const others = await Promise.all(consumes.map(openLog));
    const logs = new Map([own, ...others].map(({ log }) => [log.context, log]));
    const database = opened.opened('database', await testDatabase(), (each) => each.drop());
    const bus = opened.opened('bus', createLogTailBus({ logs }), (each) => each.close());
    const store = opened.opened(
      'read models',
      await createPostgresReadModels({ databaseUrl: database.url }),
      (each) => each.close(),
    );
    const running = await runContext(
      definition,
      {
        log: own.log,
        databaseUrl: database.url,
        bus,
        store,
        feed: createInProcessFeed(),
        // The tests' assertion is the name under which they ask.
        verifyAssertion: async (name) => principals.get(name) ?? null,
        settings: { referenceWait, consistencyWait: 2000 },
        now,
        logger: pino({ level: 'silent' }),
        onFailure: (_consumer, error) => failures.push(error),
      },
      roles,
    );
    opened.opened('context', running, (each) => each.close());
    return { logs, own, running };
  });
  const { subgraph, consumers } = running;
  const anyone = principalWith(scopesIn(definition.typeDefs));
  const foreign = new Map<string, Aggregate<null>>();

  function requestOf(query: string, variables: Variables, asked: Asked): SubgraphRequest {
    const name = randomUUID();
    principals.set(name, asked.as ?? anyone);
    const headers = {
      authorization: `Bearer ${name}`,
      'consistency-token': asked.consistencyToken,
      'consistency-wait': asked.consistencyWait?.toString(),
    };
    return { query, variables, headers, ...(asked.signal && { signal: asked.signal }) };
  }

  return {
    log: own.log,
    async run(query, variables = {}, asked = {}) {
      const result = await subgraph.execute(requestOf(query, variables, asked));
      const [error] = result.errors ?? [];
      if (error?.extensions.code === 'GRAPHQL_VALIDATION_FAILED') throw error;
      return result;
    },
    async subscribe(query, variables = {}, asked = {}) {
      const source = await subgraph.subscribe(requestOf(query, variables, asked));
      if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
      throw new AggregateError(source.errors ?? [], source.errors?.join('\n'));
    },
    async happened(name, stream, event) {
      const log = logs.get(name);
      if (!log) throw new Error(`${definition.name} does not consume ${name}.`);
      const [category = '', id = ''] = stream.split(/-(.*)/s);
      const aggregate = foreign.get(category) ?? { category, initialState: null, evolve: () => null };
      foreign.set(category, aggregate);
      await log.execute({
        metadata: systemMetadata('test', randomUUID()),
        aggregates: [{ aggregate, id }],
        decide: () => ({ accepted: true, appends: [{ stream, events: [{ event }] }], result: null }),
      });
    },
    async settled() {
      // A reactor's command has effects of its own, so once more when it has been given.
      if ((await consumers.settled(10_000)) && (await consumers.settled(10_000))) return;
      throw new AggregateError(failures, `The consumers of ${definition.name} have not caught up in 10 s.`);
    },
    close: () => opened.close(),
  };
}

/** Who asks without being named may do all that the schema asks scopes for: the platform asks, for all contexts alike. */
const principalWith = (scopes: readonly string[]): Principal => ({
  kind: 'user',
  id: 'tester',
  sessionId: 'test',
  scopes: new Set(scopes),
});

function scopesIn(typeDefs: string): readonly string[] {
  const scopes: string[] = [];
  visit(parse(typeDefs), {
    Directive: ({ name }) => (name.value === 'requiresScopes' ? undefined : false),
    StringValue: {
      enter: ({ value }, _key, _parent, path) => void (path.includes('directives') && scopes.push(value)),
    },
  });
  return scopes;
}
