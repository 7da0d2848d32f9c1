import type { Client, FormattedExecutionResult, Sink } from 'graphql-ws';

export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/**
 * Subscribes until it is stopped. What the page watches has no end of its own: a gateway that is restarted completes
 * its subscriptions, and a part of the shop that is out of reach fails them, so each is begun again after a while. A
 * connection that is lost the socket's client restores itself. What the request itself is to blame for is told and ends it.
 * `onAgain`: it was begun again, and what happened meanwhile nobody has told. Answers how to stop.
 */
export function subscribeForGood(
  socket: Client,
  { query, variables }: SubscriptionRequest,
  sink: Sink<FormattedExecutionResult<Record<string, unknown>, unknown>>,
  onAgain: () => void,
): () => void {
  let stop = () => {};
  const begin = () => {
    const again = () => {
      const timer = setTimeout(
        () => {
          begin();
          onAgain();
        },
        pause * (0.75 + Math.random() / 2),
      );
      stop = () => clearTimeout(timer);
    };
    let stopped = false;
    const end = socket.subscribe(
      { query, variables },
      {
        next: (result) => sink.next(result),
        error: (error) => (isFinal(error) ? sink.error(error) : again()),
        // Told of one's own stopping, too.
        complete: () => stopped || again(),
      },
    );
    stop = () => {
      stopped = true;
      end();
    };
  };
  begin();
  return () => stop();
}

/** ms */
const pause = 1500;

const isFinal = (error: unknown): boolean =>
  Array.isArray(error) && error.some(({ extensions }) => final.has(extensions?.code));

/** The same again would be refused again. */
const final: ReadonlySet<unknown> = new Set([
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CURSOR_EXPIRED',
  'GRAPHQL_VALIDATION_FAILED',
]);
