import type { ContextName } from '@tillgraph/shared-domain/context';
import type { EventBus } from '../port.ts';
import { createEventsDecoder, type EventsDecoderOptions } from './event-message.ts';
import { findEvent } from './find-event.ts';
import { followContext } from './follow-context.ts';
import type { KafkaClient } from './kafka-client.ts';
import { followHead, type LogHead, RelaySilentError } from './log-head.ts';
import type { PublishedHead } from './published-head.ts';

export interface KafkaBusOptions extends EventsDecoderOptions {
  readonly client: KafkaClient;
  /** Whose consumers use it: another context may have one of the same name. */
  readonly context: ContextName;
  /** What a relay tells could not be read; it is tried again. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The bus over Kafka: each context's relay publishes its log, and the instances of a consumer share the partitions.
 * What it knows of a log's head is what the relay tells; while the relay or Kafka is away it does not know it.
 */
export function createKafkaBus({
  client,
  context: owner,
  onFailure,
  ...decoding
}: KafkaBusOptions): EventBus {
  const { kafka, prefix } = client;
  const decode = createEventsDecoder(decoding);
  const logHeads = new Map<ContextName, LogHead>();
  const following = new Set<() => Promise<void>>();

  function logHeadOf(context: ContextName): LogHead {
    const known = logHeads.get(context);
    if (known) return known;
    const logHead = followHead({ ...client, context, onFailure });
    logHeads.set(context, logHead);
    return logHead;
  }

  return {
    sharesSlots: true,
    consume(options) {
      const stopping = new AbortController();
      const group = `${prefix}.${owner}.${options.consumer}`;
      const running = options.contexts.map((context) =>
        followContext({
          ...options,
          ...client,
          context,
          group,
          decode,
          logHead: logHeadOf(context),
          signal: stopping.signal,
        }),
      );
      const stop = async () => {
        following.delete(stop);
        stopping.abort();
        await Promise.all(running);
      };
      following.add(stop);
      return { stop };
    },
    async read(context, slot, position) {
      const logHead = logHeadOf(context);
      const head = await told(context, logHead, logHead.latest);
      const message = await findEvent({ kafka, prefix, context, head, slot, position });
      const [event] = message ? await decode(context, [message]) : [];
      return event ?? null;
    },
    async head(context) {
      const logHead = logHeadOf(context);
      const { epoch, head } = await told(context, logHead, logHead.present);
      return { epoch, position: head };
    },
    async close() {
      await Promise.all([...following].map((stop) => stop()));
      await Promise.all([...logHeads.values()].map((logHead) => logHead.close()));
    },
  };
}

/** What is known, or else will be soon. */
function told(
  context: ContextName,
  logHead: LogHead,
  known: () => PublishedHead | undefined,
): Promise<PublishedHead> {
  const head = known();
  if (head) return Promise.resolve(head);
  return new Promise((resolve, reject) => {
    const stop = logHead.onHead(() => {
      const word = known();
      if (!word) return;
      clearTimeout(timer);
      stop();
      resolve(word);
    });
    const timer = setTimeout(() => {
      stop();
      reject(new RelaySilentError(context));
    }, patience);
  });
}

/** ms. */
const patience = 5_000;
