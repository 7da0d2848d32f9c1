import type { ContextName } from '@tillgraph/shared-domain/context';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type ConsumerStatus, openAdministration } from '../consumers/index.ts';
import { openRelayAdministration, type Relay, type RelayStatus } from '../event-bus/index.ts';
import { ClosingStack } from '../life-cycle/index.ts';

export interface ContextMetricsOptions {
  readonly context: ContextName;
  /** The context's own database, in which its log, its consumers and its relay keep how far they are. */
  readonly databaseUrl: string;
  /** Undefined in a process that runs no relay. */
  readonly relay: Pick<Relay, 'leads'> | undefined;
  /** The database did not answer a scrape, which is left without what it knows. */
  readonly onFailure: (error: unknown) => void;
}

export interface ContextMetrics {
  readonly registry: Registry;
  close(): Promise<void>;
}

/**
 * What Prometheus learns from a process of a context: how the process is, and how far the context's log, relay and
 * consumers are. The latter comes from the database, so all processes tell the same, and consumers whose processes are
 * gone are seen to stand still. Positions have no gaps, so they count events: lag is the difference of two of them.
 */
export async function openContextMetrics(options: ContextMetricsOptions): Promise<ContextMetrics> {
  const { context, databaseUrl, relay, onFailure } = options;
  const opened = new ClosingStack();
  return opened.opening(async () => {
    const consumers = opened.opened('consumers', await openAdministration({ databaseUrl }), (each) =>
      each.close(),
    );
    const relays = opened.opened('relays', await openRelayAdministration(databaseUrl), (each) =>
      each.close(),
    );
    const registry = new Registry();
    registry.setDefaultLabels({ subgraph: context });
    collectDefaultMetrics({ register: registry });
    if (relay) watchLeadership(registry, relay);
    const read = async (): Promise<Standing | undefined> => {
      try {
        return { published: await relays.status(), consumers: await consumers.consumers() };
      } catch (error) {
        onFailure(error);
        return undefined;
      }
    };
    watchStanding(registry, context, sharedWhileUnderWay(read));
    return { registry, close: () => opened.close() };
  });
}

function watchLeadership(registry: Registry, relay: Pick<Relay, 'leads'>): void {
  new Gauge({
    name: 'tillgraph_relay_leader',
    help: '1 where this process publishes the log; the others stand by.',
    registers: [registry],
    collect() {
      this.set(relay.leads() ? 1 : 0);
    },
  });
}

interface Standing {
  readonly published: RelayStatus;
  readonly consumers: readonly ConsumerStatus[];
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

function watchStanding(
  registry: Registry,
  context: ContextName,
  read: () => Promise<Standing | undefined>,
): void {
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
        const standing = await read();
        for (const { labels, value } of standing ? samples(standing) : []) this.inc(labels, value);
      },
    });
  const byConsumer = ['consumer', 'context'];
  const ofConsumers =
    (amount: (status: ConsumerStatus) => number | null) =>
    ({ consumers }: Standing): readonly Sample[] =>
      consumers.flatMap((status) => {
        const value = amount(status);
        const labels = { consumer: status.consumer, context: status.context };
        return value === null ? [] : [{ labels, value }];
      });

  watch(Counter, 'tillgraph_log_events_total', 'Events in the log.', ['context'], ({ published }) => [
    { labels: { context }, value: published.head },
  ]);
  watch(
    Counter,
    'tillgraph_relay_events_total',
    'Events of the log that Kafka has acknowledged, in the generation that is read.',
    ['context'],
    ({ published: { current } }) => (current ? [{ labels: { context }, value: current.position }] : []),
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
