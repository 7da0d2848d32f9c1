import pg from 'pg';
import { silenceLimits } from '../postgres/index.ts';
import type { Ledger } from './ledger/ledger.ts';
import { type ConsumerRequest, requestChannel } from './ledger/requests.ts';
import { runnerLock } from './ledger/runner-lock.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import type { ReactorRunner } from './reactor-runner.ts';

export interface ServeRequestsOptions {
  readonly ledger: Ledger;
  readonly projectors: readonly ProjectionRunner[];
  /** Grows as reactors start. */
  readonly reactors: readonly ReactorRunner[];
  readonly onFailure: (consumer: string, error: unknown) => void;
}

/** ms between looks for requests, should the connection that is told of them be down. */
const lookInterval = 5000;

/**
 * Does what the command line asks of the running consumers, and shows it that they run. `stop` resolves when the
 * runners, which are to be stopped after it was called, have let go of what is under way.
 */
export async function serveRequests(options: ServeRequestsOptions): Promise<{ stop(): Promise<void> }> {
  const { ledger, onFailure } = options;
  const underWay = new Set<Promise<void>>();
  let client: pg.Client | undefined;
  let stopped = false;

  async function serve(request: ConsumerRequest): Promise<void> {
    try {
      await perform(request, options);
      await ledger.requests.finish(request, null);
    } catch (error) {
      if (stopped) return; // the next start does it
      await ledger.requests.finish(request, error instanceof Error ? error.message : String(error));
    }
  }

  function track(work: Promise<void>): void {
    const tracked = work
      .catch((error) => onFailure('requests', error))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  async function look(): Promise<void> {
    await connect();
    for (const request of await ledger.requests.claim(served(options))) track(serve(request));
  }

  /** Keeps the connection whose lock shows that the consumers run. */
  async function connect(): Promise<void> {
    if (client || stopped) return;
    const next = new pg.Client({ ...silenceLimits, connectionString: ledger.databaseUrl });
    next.on('error', () => {
      if (client === next) client = undefined;
    });
    next.on('notification', () => track(look()));
    client = next;
    try {
      await next.connect();
      await next.query('SELECT pg_advisory_lock_shared($1)', [runnerLock]);
      await next.query(`LISTEN ${requestChannel}`);
    } catch (error) {
      client = undefined;
      await next.end().catch(() => undefined); // it is lost anyway
      throw error;
    }
  }

  await ledger.requests.reopen();
  await look();
  const timer = setInterval(() => track(look()), lookInterval);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await client?.end();
      await Promise.all(underWay);
    },
  };
}

const served = ({ projectors, reactors }: ServeRequestsOptions): readonly string[] => [
  ...projectors.flatMap((runner) => [runner.projection.name, ...runner.consumers()]),
  ...reactors.map(({ consumer }) => consumer),
];

async function perform(
  request: ConsumerRequest,
  { projectors, reactors }: ServeRequestsOptions,
): Promise<void> {
  if (request.kind === 'rebuild') {
    const runner = projectors.find(({ projection }) => projection.name === request.consumer);
    if (!runner) throw new Error(`There is no projection ${request.consumer}.`);
    return runner.rebuild();
  }
  const { consumer, context, stream, position } = request;
  const runner =
    reactors.find((reactor) => reactor.consumer === consumer) ??
    projectors.map((projector) => projector.buildOf(consumer)).find((build) => build !== undefined);
  if (!runner) throw new Error(`${consumer} does not run here.`);
  return runner.workOff(context, stream, request.kind === 'skip' ? position : undefined);
}
