import type { Random } from '../demo-shop/random.ts';
import type { Data } from '../testing/graph-client.ts';
import { complaintsAbout, type Errors } from './complaints.ts';

export interface Sending {
  readonly address: string;
  /** The `authorization` header; undefined: none. */
  readonly authorization: string | undefined;
  /** Under which events are recorded of what the operation does. */
  readonly correlationId: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  readonly status: number;
  readonly data: Data;
  readonly errors: Errors;
  readonly complaints: readonly string[];
}

/** Sends an operation by one of the ways over HTTP. What goes on, a subscription, is left after its first event. */
export function sendOperation(random: Random, sending: Sending): Promise<Outcome> {
  return random.pick([byPost, byPost, byPost, byGet, asEventStream])(sending);
}

async function byPost(sending: Sending): Promise<Outcome> {
  const { query, variables } = sending;
  return answerOf(
    await fetch(`${sending.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(sending) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patience),
    }),
  );
}

async function byGet(sending: Sending): Promise<Outcome> {
  const search = new URLSearchParams({ query: sending.query, variables: JSON.stringify(sending.variables) });
  // More than this no server reads of a request's first line.
  if (search.toString().length > 8_000) return byPost(sending);
  const headers = { 'apollo-require-preflight': '1', ...headersOf(sending) };
  return answerOf(
    await fetch(`${sending.address}/graphql?${search}`, { headers, signal: AbortSignal.timeout(patience) }),
  );
}

async function asEventStream(sending: Sending): Promise<Outcome> {
  const { query, variables } = sending;
  const leaving = new AbortController();
  const response = await fetch(`${sending.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headersOf(sending) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(patience)]),
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return answerOf(response);
  // Of a subscription it is enough that it has begun: its first event may never come.
  if (query.trimStart().startsWith('subscription')) {
    leaving.abort();
    return { status: 200, data: null, errors: [], complaints: [] };
  }
  const text = await response.text();
  const [, first = '{}'] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
  return outcomeOf(response.status, JSON.parse(first));
}

const headersOf = ({ authorization, correlationId }: Sending): Record<string, string> => ({
  'x-correlation-id': correlationId,
  ...(authorization !== undefined && { authorization }),
});

async function answerOf(response: Response): Promise<Outcome> {
  return outcomeOf(response.status, (await response.json()) as Data);
}

const outcomeOf = (status: number, { data, errors = [] }: Data): Outcome => ({
  status,
  data,
  errors,
  complaints: complaintsAbout(status, errors),
});

/** ms; longer than the gateway waits for anything. */
const patience = 30_000;
