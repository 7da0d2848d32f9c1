import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { codeOfRefusal, type Refusal, refusalReasons } from '@tillgraph/platform/access-tokens';
import { readJson, sendRefusal, traceOf } from '@tillgraph/platform/http';
import type { RateLimit } from '../limits/rate-limit.ts';
import type { Client } from '../operations/run-operation.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { SessionCookies } from '../security/session-cookies.ts';
import type { StartedApollo } from './apollo.ts';
import type { ClientAddress } from './client-address.ts';
import { type EventStreams, operationMessageOf } from './event-stream.ts';
import { sendAnswer } from './graphql-answer.ts';
import { type AnswerPlainly, plainOperationOf } from './plain-operation.ts';

export interface GraphqlRouteOptions {
  readonly answerPlainly: AnswerPlainly;
  /** For what is not asked plainly. */
  readonly apollo: StartedApollo;
  readonly eventStreams: EventStreams;
  readonly authenticator: Authenticator;
  /** Undefined: cookies are not looked at. */
  readonly cookies: SessionCookies | undefined;
  readonly rateLimit: RateLimit;
  readonly addressOf: ClientAddress;
  readonly maxBody: number;
}

export type GraphqlRoute = (
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
) => Promise<void>;

/** Who asks, how often, how much: then the operation, as JSON, or as an event stream for those who accept one. */
export function createGraphqlRoute(options: GraphqlRouteOptions): GraphqlRoute {
  const { answerPlainly, apollo, eventStreams, authenticator, cookies, rateLimit } = options;

  return async (request, response, search) => {
    const { headers } = request;
    const session = cookies?.ofRequest(request);
    if (session === 'foreign') {
      sendRefusal(response, 403, ofForeignPage);
      return;
    }
    const cookie = headers.authorization === undefined ? session?.accessToken : undefined;
    const authentication = await authenticator.authenticate(
      cookie === undefined ? headers.authorization : `Bearer ${cookie}`,
      () => rateLimit.of(options.addressOf(request)).take(1) === undefined,
    );
    const subject = authentication.ok ? authentication.caller.subject : undefined;
    const who = subject ?? options.addressOf(request);
    const allowance = rateLimit.of(who);
    const wait = allowance.take(1);
    if (wait !== undefined) {
      refuseAsTooOften(response, wait);
      return;
    }
    const isStale = cookie !== undefined && !authentication.ok && authentication.reason !== 'unavailable';
    if (!authentication.ok && !isStale) {
      refuseCredential(response, authentication.reason);
      return;
    }
    const body = await readJson(request, options.maxBody);
    if (!body.ok) {
      sendRefusal(
        response,
        body.status,
        { message: body.message, extensions: { code: 'BAD_REQUEST' } },
        body.status === 413 ? { connection: 'close' } : {},
      );
      return;
    }
    const streams = acceptsEventStream(request);
    const client: Client = {
      caller: authentication.ok ? authentication.caller : authenticator.anonymous,
      stale: authentication.ok ? undefined : authentication.reason,
      allowance,
      consistencyToken: header(headers['consistency-token']),
      mayChange: request.method === 'POST',
      trace: traceOf(headers),
      // The headers of an event stream are sent before its operation runs.
      session: streams ? undefined : session,
    };
    if (streams) {
      const message = operationMessageOf(request, search, body.json);
      if (!message) {
        sendRefusal(response, 400, malformed);
        return;
      }
      const grant = authentication.ok ? authentication.grant : undefined;
      eventStreams.serve(response, message, client, { who, grant });
      return;
    }
    const plain = plainOperationOf(request, body.json);
    const answer =
      (plain && (await answerPlainly(plain, client))) ??
      (await apollo.execute(
        { method: request.method ?? '', headers: headerMapOf(request), search, body: body.json },
        client,
      ));
    const changes = session?.changes() ?? [];
    if (changes.length > 0) {
      response.setHeader('set-cookie', changes);
    }
    sendAnswer(response, answer);
  };
}

const refuseAsTooOften = (response: ServerResponse, wait: number): void =>
  sendRefusal(
    response,
    429,
    { message: `Too many requests: try again in ${wait} s.`, extensions: { code: 'RATE_LIMITED' } },
    { 'retry-after': String(wait) },
  );

function refuseCredential(response: ServerResponse, reason: Refusal): void {
  const refusal = { message: refusalReasons[reason], extensions: { code: codeOfRefusal(reason) } };
  if (reason === 'unavailable') {
    sendRefusal(response, 503, refusal, { 'retry-after': '1' });
  } else {
    sendRefusal(response, 401, refusal, { 'www-authenticate': 'Bearer error="invalid_token"' });
  }
}

const ofForeignPage = {
  message: 'A page of another origin may not use the session that this browser keeps: send an access token.',
  extensions: { code: 'FORBIDDEN' },
};

const malformed = {
  message: 'Send an operation as JSON, or as the parameters query, operationName, variables and extensions.',
  extensions: { code: 'BAD_REQUEST' },
};

const header = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' || value === undefined ? value : value.join(',');

/** By other methods nothing is asked: Apollo Server says so. */
const acceptsEventStream = ({ method, headers: { accept } }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'POST') && accept?.includes('text/event-stream') === true;

function headerMapOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) {
      map.set(name, typeof value === 'string' ? value : value.join(', '));
    }
  }
  return map;
}
