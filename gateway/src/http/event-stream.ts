import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  codeOfRefusal,
  type Grant,
  refusalReasons,
  type SessionStatus,
  watchSession,
} from '@tillgraph/platform/access-tokens';
import { sendJson, sendRefusal } from '@tillgraph/platform/http';
import type { GraphQLFormattedError } from 'graphql';
import * as z from 'zod';
import { gatewayError } from '../errors.ts';
import type { Client, OperationMessage, OperationRunner } from '../operations/run-operation.ts';
import { createOutbox } from '../subscriptions/outbox.ts';
import { payloadOf, type Subscriber } from '../subscriptions/subscriber.ts';

/** Operations as streams of server-sent events, one a connection, for clients without WebSocket. */
export interface EventStreams {
  serve(response: ServerResponse, message: OperationMessage, client: Client, opener: StreamOpener): void;
  /** Completes subscriptions; what else is under way is answered. */
  close(): void;
  readonly open: () => number;
}

export interface StreamOpener {
  /** Whose streams are counted together: a user, or an address. */
  readonly who: string;
  readonly grant: Grant | undefined;
}

export interface EventStreamsOptions {
  readonly runner: OperationRunner;
  readonly sessions: SessionStatus;
  /** Open at once, for each opener. */
  readonly maxStreams: number;
}

/**
 * The protocol of graphql-sse in its distinct connections mode
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
 */
export function createEventStreams(options: EventStreamsOptions): EventStreams {
  const { runner, sessions, maxStreams } = options;
  const open = new Set<OpenStream>();
  let closing = false;
  const stopListening = sessions.onEnded(() => {
    for (const stream of open) {
      stream.checkSession();
    }
  });

  return {
    serve(response, message, client, { who, grant }) {
      if ([...open].filter((stream) => stream.who === who).length >= maxStreams) {
        sendRefusal(response, 429, tooMany(maxStreams));
        return;
      }
      // As the protocol has it: what is invalid before it runs is answered as such, and opens no stream.
      const prepared = runner.prepare(message, client);
      if ('errors' in prepared) {
        sendJson(response, prepared.status, { errors: prepared.errors });
        return;
      }
      const stream = openStream(response);
      // What is answered once is answered, as by POST: a mutation that was made is not told to be refused.
      const isLive = prepared.operation.definition.operation === 'subscription';
      const session = watchSession(isLive ? grant : undefined, (reason) =>
        stream.subscriber.refuse([
          { message: refusalReasons[reason], extensions: { code: codeOfRefusal(reason) } },
        ]),
      );
      const { live, stop } = runner.run(prepared, stream.subscriber);
      const opened: OpenStream = {
        who,
        checkSession: session.check,
        drain: () => live && stream.subscriber.complete(),
      };
      open.add(opened);
      response.once('close', () => {
        open.delete(opened);
        session.stop();
        stop();
      });
      if (closing) {
        opened.drain();
      }
    },
    close() {
      closing = true;
      stopListening();
      for (const stream of open) {
        stream.drain();
      }
    },
    open: () => open.size,
  };
}

interface OpenStream {
  readonly who: string;
  checkSession(): void;
  drain(): void;
}

/** The operation in a POST's body, or in a GET's parameters. */
export function operationMessageOf(
  { method }: IncomingMessage,
  search: string,
  body: unknown,
): OperationMessage | undefined {
  if (method === 'POST') {
    return operationMessage.safeParse(body).data;
  }
  const parameters = new URLSearchParams(search);
  try {
    const json = (name: string) => JSON.parse(parameters.get(name) ?? 'null');
    return operationMessage.safeParse({
      query: parameters.get('query'),
      operationName: parameters.get('operationName'),
      variables: json('variables'),
      extensions: json('extensions'),
    }).data;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

const operationMessage = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

function openStream(response: ServerResponse): { readonly subscriber: Subscriber } {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatInterval);
  response.once('close', () => clearInterval(heartbeat));
  const outbox = createOutbox({
    send: (message, sent) => response.write(message, sent),
    buffered: () => response.writableLength,
    overflow: () => response.destroy(),
  });
  let over = false;
  const end = () => {
    over = true;
    clearInterval(heartbeat);
    outbox.put(() => 'event: complete\ndata:\n\n');
    outbox.whenEmpty(() => response.end());
  };
  return {
    subscriber: {
      next({ replacing, payload }) {
        if (!over) {
          outbox.put(() => Buffer.concat([eventHead, payload, eventTail]), replacing);
        }
      },
      refuse(errors) {
        if (!over) {
          outbox.put(() => Buffer.concat([eventHead, payloadOf({ errors }), eventTail]));
          end();
        }
      },
      complete() {
        if (!over) {
          end();
        }
      },
    },
  };
}

const eventHead = Buffer.from('event: next\ndata: ');
const eventTail = Buffer.from('\n\n');

/** ms; proxies close connections that are silent for longer. */
const heartbeatInterval = 15_000;

const tooMany = (maxStreams: number): GraphQLFormattedError =>
  gatewayError(
    'RATE_LIMITED',
    `At most ${maxStreams} event streams are open at once: end one, or use a WebSocket for many operations.`,
  ).toJSON();
