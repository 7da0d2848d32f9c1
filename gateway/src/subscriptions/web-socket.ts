import {
  type Refusal,
  refusalReasons,
  type SessionWatch,
  watchSession,
} from '@tillgraph/platform/access-tokens';
import type { Logger } from '@tillgraph/platform/observability';
import type { GraphQLFormattedError } from 'graphql';
import { CloseCode, type Message, MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { gatewayError, internalError } from '../errors.ts';
import { type Allowance, createAllowance, type RateLimit } from '../limits/rate-limit.ts';
import {
  type Client,
  type OperationRunner,
  type RunningOperation,
  soonOver,
} from '../operations/run-operation.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { Caller } from '../security/caller.ts';
import { createOutbox } from './outbox.ts';
import type { Subscriber } from './subscriber.ts';

export interface SocketOptions {
  readonly runner: OperationRunner;
  readonly authenticator: Authenticator;
  readonly rateLimit: RateLimit;
  readonly limits: SocketLimits;
  readonly logger: Logger;
}

/** Of one socket. */
export interface SocketLimits {
  /** At once. */
  readonly operations: number;
  /** Characters of an operation's id, which every one of its results repeats. */
  readonly operationId: number;
  /** A minute: everything but operations, which the rate of their sender bounds; pings and pongs of WebSocket, too. */
  readonly controlMessages: number;
  /** Characters. A ping is answered with what it says, and many answers may wait for a client that does not read. */
  readonly controlMessage: number;
}

/** What is known of a client before it says anything. */
export interface SocketOpener {
  readonly address: string;
  /** Of its cookie. */
  readonly accessToken: string | undefined;
}

/** Open sockets, as their server sees them. */
export interface OpenSocket {
  /** Closes it when what it was opened with no longer counts. */
  checkSession(): void;
  /** Completes its subscriptions, answers what else it has taken, and closes it. */
  drain(): void;
}

/**
 * One client by the protocol graphql-transport-ws
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md).
 */
export function serveSocket(
  socket: WebSocket,
  { address, accessToken }: SocketOpener,
  clientOf: (caller: Caller, allowance: Allowance) => Client,
  options: SocketOptions,
): OpenSocket {
  const { runner, authenticator, rateLimit, limits, logger } = options;
  const controlMessages = createAllowance(limits.controlMessages, () => performance.now());
  const operations = new Map<string, RunningOperation>();
  let session: Session | undefined;
  let initialising = false;
  let draining = false;
  let impatience: NodeJS.Timeout | undefined;

  const close = (code: number, reason: string) => socket.close(code, reason);
  const outbox = createOutbox({
    send: (message, sent) => socket.send(message, { binary: false }, sent),
    buffered: () => socket.bufferedAmount,
    overflow: () => close(tryAgainLater, 'Reads too slowly: connect again and resume'),
  });
  const tell = <Type extends MessageType>(message: Message<Type>) => {
    // Now: a payload that a client nested too deep for it must fail where its message is received.
    const text = stringifyMessage(message);
    outbox.put(() => text);
  };

  const initTimer = setTimeout(
    () => close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
    initTimeout,
  );
  socket.on('close', () => {
    clearTimeout(initTimer);
    session?.watch.stop();
    clearTimeout(impatience);
    for (const { stop } of operations.values()) {
      stop();
    }
    operations.clear();
  });

  const closeWhenAnswered = () => {
    if (draining && operations.size === 0) {
      impatience = setTimeout(() => socket.terminate(), closeTimeout);
      outbox.whenEmpty(() => close(goingAway, 'The server is shutting down: connect again'));
    }
  };

  const closeSession = (reason: Refusal) => close(closeCodeOf(reason), refusalReasons[reason]);

  const initialise = async (payload: Record<string, unknown> | undefined): Promise<void> => {
    if (initialising) {
      close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
      return;
    }
    initialising = true;
    clearTimeout(initTimer);
    const authentication = await authenticator.authenticate(
      authorizationIn(payload) ?? (accessToken && `Bearer ${accessToken}`),
      () => rateLimit.of(address).take(1) === undefined,
    );
    if (!authentication.ok) {
      closeSession(authentication.reason);
      return;
    }
    if (socket.readyState !== socket.OPEN) {
      return;
    }
    const { caller, grant } = authentication;
    const allowance = rateLimit.of(caller.subject ?? address);
    session = {
      client: clientOf(caller, allowance),
      watch: watchSession(grant, closeSession),
    };
    tell({ type: MessageType.ConnectionAck });
  };

  const subscribe = ({ id, payload }: Message<MessageType.Subscribe>): void => {
    if (!session) {
      close(CloseCode.Unauthorized, 'Unauthorized');
      return;
    }
    if (draining) {
      // Not taken: the close tells so.
      return;
    }
    if (id.length > limits.operationId) {
      close(CloseCode.BadRequest, `An operation's id has at most ${limits.operationId} characters`);
      return;
    }
    if (operations.has(id)) {
      close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
      return;
    }
    const subscriber = subscriberOf(id);
    const { client } = session;
    const wait = client.allowance.take(1);
    if (wait !== undefined) {
      subscriber.refuse([rateLimited(`Too many operations: try again in ${wait} s.`)]);
    } else if (operations.size >= limits.operations) {
      subscriber.refuse([rateLimited(`A socket runs at most ${limits.operations} operations at once.`)]);
    } else {
      run(id, runner.prepare(payload, client), subscriber);
    }
  };

  const run = (id: string, prepared: ReturnType<OperationRunner['prepare']>, subscriber: Subscriber) => {
    if ('errors' in prepared) {
      subscriber.refuse(prepared.errors);
      return;
    }
    // It may be over before its stop is known here.
    operations.set(id, soonOver);
    const running = runner.run(prepared, subscriber);
    if (operations.has(id)) {
      operations.set(id, running);
    }
  };

  const subscriberOf = (id: string): Subscriber => {
    const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`);
    let over = false;
    const end = (message: Message<MessageType.Error | MessageType.Complete>) => {
      if (!over) {
        over = true;
        operations.delete(id);
        tell(message);
        closeWhenAnswered();
      }
    };
    return {
      next({ replacing, payload }) {
        if (!over && operations.has(id)) {
          outbox.put(
            () => Buffer.concat([head, payload, tail]),
            replacing && { ...replacing, key: `${id} ${replacing.key}` },
          );
        }
      },
      refuse: (errors) => end({ id, type: MessageType.Error, payload: errors }),
      complete: () => end({ id, type: MessageType.Complete }),
    };
  };

  const receive = (message: Message): void | Promise<void> => {
    switch (message.type) {
      case MessageType.ConnectionInit:
        return initialise(message.payload);
      case MessageType.Subscribe:
        return subscribe(message);
      case MessageType.Complete: {
        const running = operations.get(message.id);
        operations.delete(message.id);
        running?.stop();
        return closeWhenAnswered();
      }
      case MessageType.Ping:
        return tell({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) });
      case MessageType.Pong:
        return undefined;
      default:
        return close(CloseCode.BadRequest, `Unexpected message of type ${message.type}`);
    }
  };

  const tooMuch = (message: Message, size: number): boolean =>
    message.type !== MessageType.Subscribe &&
    message.type !== MessageType.ConnectionInit &&
    (size > limits.controlMessage || isOneTooMany());
  const isOneTooMany = () => controlMessages.take(1) !== undefined;
  const closeAsTooMuch = () => close(tryAgainLater, 'Too much beside operations');

  /** Pings and pongs of WebSocket itself, which are no messages. */
  const onControlFrame = (answer: () => void) => {
    if (socket.readyState === socket.OPEN) {
      isOneTooMany() ? closeAsTooMuch() : answer();
    }
  };
  socket.on('ping', (data) => onControlFrame(() => socket.pong(data)));
  socket.on('pong', () => onControlFrame(() => undefined));

  socket.on('message', (data, isBinary) => {
    // What comes after the close was sent is not listened to.
    if (socket.readyState !== socket.OPEN) {
      return;
    }
    try {
      const text = String(data);
      const message = parseMessage(isBinary ? undefined : text);
      if (tooMuch(message, text.length)) {
        closeAsTooMuch();
        return;
      }
      const received = receive(message);
      received?.catch((error) => {
        internalError(error, logger);
        close(CloseCode.InternalServerError, 'Internal server error');
      });
    } catch (error) {
      close(CloseCode.BadRequest, reasonOf(error));
    }
  });

  return {
    checkSession: () => session?.watch.check(),
    drain() {
      draining = true;
      for (const [id, { live, stop }] of [...operations]) {
        if (live) {
          operations.delete(id);
          stop();
          tell({ id, type: MessageType.Complete });
        }
      }
      closeWhenAnswered();
    },
  };
}

interface Session {
  readonly client: Client;
  readonly watch: SessionWatch;
}

const tail = Buffer.from('}');

/** ms. */
const initTimeout = 3_000;
/** ms for a client to read what is left and to answer the close. */
const closeTimeout = 2_000;

/** Of RFC 6455: the client's library connects again. */
const goingAway = 1001;
/** By IANA: the client's library connects again, after a while. */
const tryAgainLater = 1013;

/** Forbidden lets a client's library connect again, with a fresh token; Unauthorized is final. */
function closeCodeOf(reason: Refusal): number {
  switch (reason) {
    case 'expired':
      return CloseCode.Forbidden;
    case 'unavailable':
      return tryAgainLater;
    default:
      return CloseCode.Unauthorized;
  }
}

function authorizationIn(payload: Record<string, unknown> | undefined): string | undefined {
  const [, value] =
    Object.entries(payload ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  // Anything but a text is no token that could be valid.
  return value === undefined || value === null || typeof value === 'string'
    ? (value ?? undefined)
    : 'invalid';
}

const rateLimited = (message: string): GraphQLFormattedError =>
  gatewayError('RATE_LIMITED', message).toJSON();

/** At most 123 bytes fit in a close frame. */
const reasonOf = (error: unknown): string =>
  Buffer.from(error instanceof Error ? error.message : 'Bad request')
    .subarray(0, 120)
    .toString()
    .replace(/\uFFFD/g, '');
