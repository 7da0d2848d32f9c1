import type { Client, FormattedExecutionResult, Sink } from 'graphql-ws';
import { isFinal } from './is-final.ts';

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
        // A lost connection is no list.
        error: (error) => (Array.isArray(error) && isFinal(error) ? sink.error(error) : again()),
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
