import type { ContextName } from '@tillgraph/shared-domain/context';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { ConsumerStatus } from '../consumers/index.ts';

/** How far a context's log is, and everything with it. Positions have no gaps, so they count events. */
export interface Standing {
  readonly context: ContextName;
  /** The log's last position. */
  readonly head: number;
  /** The last that Kafka has acknowledged; null where no relay has run. */
  readonly published: number | null;
  readonly consumers: readonly ConsumerStatus[];
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Tells the registry of contexts, whose standings are read when it is asked; of none where they cannot be read. */
export function watchStandings(registry: Registry, readStandings: () => Promise<readonly Standing[]>): void {
  const read = sharedWhileUnderWay(readStandings);
  const watch = (
    Metric: typeof Counter | typeof Gauge,
    name: string,
    help: string,
    labelNames: string[],
    samples: (standing: Standing) => readonly Sample[],
  ) =>
    new Metric({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        for (const { labels, value } of (await read()).flatMap(samples)) this.inc(labels, value);
      },
    });
  const byContext = ['context', 'subgraph'];
  const byConsumer = ['consumer', 'context', 'subgraph'];
  const ofConsumers =
    (amount: (status: ConsumerStatus) => number | null) =>
    ({ context: subgraph, consumers }: Standing): readonly Sample[] =>
      consumers.flatMap((status) => {
        const value = amount(status);
        const labels = { consumer: status.consumer, context: status.context, subgraph };
        return value === null ? [] : [{ labels, value }];
      });

  watch(Counter, 'tillgraph_log_events_total', 'Events in the log.', byContext, ({ context, head }) => [
    { labels: { context, subgraph: context }, value: head },
  ]);
  watch(
    Counter,
    'tillgraph_relay_events_total',
    'Events of the log that Kafka has acknowledged, in the generation that is read.',
    byContext,
    ({ context, published }) =>
      published === null ? [] : [{ labels: { context, subgraph: context }, value: published }],
  );
  watch(
    Counter,
    'tillgraph_consumer_events_total',
    "Events of the context's log that the consumer has applied, parked or passed by.",
    byConsumer,
    ofConsumers(({ position }) => position),
  );
  watch(
    Gauge,
    'tillgraph_consumer_progress_timestamp_seconds',
    'When the consumer last got on.',
    byConsumer,
    ofConsumers(({ progressedAt }) => progressedAt && progressedAt.getTime() / 1000),
  );
  watch(
    Gauge,
    'tillgraph_consumer_parked_streams',
    'Streams that wait because an event could not be handled.',
    byConsumer,
    ofConsumers(({ parkedStreams }) => parkedStreams),
  );
}

/** The metrics of one scrape are collected at once: they share one reading. */
function sharedWhileUnderWay<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let underWay: Promise<Result> | undefined;
  return () => {
    underWay ??= read().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
