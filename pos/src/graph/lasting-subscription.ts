import type { Client, FormattedExecutionResult, Sink } from 'graphql-ws';

export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/**
 * Subscribes until it is stopped. What the page watches has no end of its own: a gateway that is restarted completes
 * its subscriptions, and a part of the shop that is out of reach fails them, so each is begun again after a while. A
 * connection that is lost the socket's client restores itself. Answers how to stop.
 */
export function subscribeForGood(
  socket: Client,
  { query, variables }: SubscriptionRequest,
  sink: Sink<FormattedExecutionResult<Record<string, unknown>, unknown>>,
): () => void {
  let stop = () => {};
  const begin = () => {
    const again = () => {
      const timer = setTimeout(begin, pause * (0.75 + Math.random() / 2));
      stop = () => clearTimeout(timer);
    };
    let stopped = false;
    const end = socket.subscribe(
      { query, variables },
      {
        next: (result) => sink.next(result),
        error: (error) => (isForbidden(error) ? sink.error(error) : again()),
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

const isForbidden = (error: unknown): boolean =>
  Array.isArray(error) && error.some(({ extensions }) => extensions?.code === 'FORBIDDEN');
