import type { ExecutionResult } from 'graphql';
import { Pool } from 'undici';
import { SubgraphUnavailable } from '../../errors.ts';
import type { Deadlines } from '../../execution/execute-operation.ts';
import type { SubgraphFetch, SubgraphTransport } from '../port.ts';
import { shareExecutions } from '../share-executions.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createLiveConnection } from './live-connection.ts';
import { postOperation } from './post-operation.ts';
import { type AnswerReader, RequestRefused, readAnswer } from './read-answer.ts';
import { withRetries } from './with-retries.ts';

export interface HttpTransportOptions {
  readonly subgraph: string;
  readonly url: string;
  /** How long one fetch may take with all its attempts, in ms. */
  readonly deadlines: Pick<Deadlines, 'query' | 'mutation'>;
  /** Bytes of an answer. */
  readonly maxAnswer: number;
  /** For a subgraph that tells errors otherwise than ours do. */
  readonly readAnswer?: AnswerReader;
}

/** Reaches a subgraph over HTTP, and its subscriptions over WebSocket (graphql-transport-ws) at the same address. */
export function createHttpTransport(options: HttpTransportOptions): SubgraphTransport {
  const { subgraph, deadlines, maxAnswer } = options;
  const url = new URL(options.url);
  const read = options.readAnswer ?? readAnswer;
  const pool = new Pool(url.origin, {
    connections,
    connectTimeout,
    maxResponseSize: maxAnswer,
    // The deadline of each fetch bounds these.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const breaker = createCircuitBreaker(() => performance.now());
  const live = createLiveConnection(url, maxAnswer);

  const attempt = async (fetch: SubgraphFetch, signal: AbortSignal): Promise<ExecutionResult> => {
    if (!breaker.allows()) {
      throw new SubgraphUnavailable(
        `${subgraph} has failed again and again, and is left alone for a moment.`,
      );
    }
    try {
      const result = read(await postOperation(pool, `${url.pathname}${url.search}`, fetch, signal));
      breaker.succeeded();
      return result;
    } catch (error) {
      if (error instanceof RequestRefused) {
        breaker.succeeded();
      } else {
        breaker.failed();
      }
      throw error;
    }
  };

  const execute = async (fetch: SubgraphFetch): Promise<ExecutionResult> => {
    const time = fetch.repeatable ? deadlines.query : deadlines.mutation;
    const stop = stopAfter(time, fetch.signal);
    try {
      return await (fetch.repeatable
        ? withRetries(() => attempt(fetch, stop.signal), stop.signal)
        : attempt(fetch, stop.signal));
    } catch (error) {
      throw error instanceof SubgraphUnavailable
        ? error
        : new SubgraphUnavailable(`${subgraph} did not answer.`, { cause: error });
    } finally {
      stop.end();
    }
  };

  return {
    execute: shareExecutions(execute),
    subscribe: async (fetch) => live.subscribe(fetch),
    async retire() {
      await live.whenUnused();
      await pool.close();
    },
    async close() {
      await live.close();
      await pool.destroy();
    },
  };
}

/** Enough for a thousand requests a second that take a tenth of one. */
const connections = 128;
/** ms. */
const connectTimeout = 2_000;

interface Stop {
  readonly signal: AbortSignal;
  end(): void;
}

/** `time` in ms. No AbortSignal.any, which stays with its sources. */
function stopAfter(time: number, other: AbortSignal | undefined): Stop {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, time);
  other?.addEventListener('abort', abort, { once: true });
  if (other?.aborted) {
    abort();
  }
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      other?.removeEventListener('abort', abort);
    },
  };
}
