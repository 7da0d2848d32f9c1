import type { Dispatcher } from 'undici';
import type { SubgraphFetch } from '../port.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends an operation once. Rejects when there is no whole answer. */
export function postOperation(
  pool: Dispatcher,
  path: string,
  { query, variables, operationName, headers }: SubgraphFetch,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let running: Dispatcher.DispatchController | undefined;
    const abort = () => {
      const reason = new Error('It was given up: it took too long, or nobody waits for it any more.');
      // What waits for a connection has nothing to abort yet.
      running?.abort(reason);
      reject(reason);
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    const over = () => signal.removeEventListener('abort', abort);
    pool.dispatch(
      {
        path,
        method: 'POST',
        headers: { ...given(headers), ...fixed },
        body: JSON.stringify({ query, variables, operationName }),
      },
      {
        onRequestStart(controller) {
          running = controller;
          if (signal.aborted) {
            abort();
          }
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          over();
          resolve({ status, body: Buffer.concat(chunks).toString('utf8') });
        },
        onResponseError(_controller, error) {
          over();
          reject(error);
        },
      },
    );
  });
}

const fixed = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

function given(headers: SubgraphFetch['headers']): Record<string, string> {
  const present: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) {
      present[name] = value;
    }
  }
  return present;
}
