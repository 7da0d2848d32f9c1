import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the gateway counts, for Prometheus. */
export interface Metrics {
  /** `time` in seconds. */
  operation(
    kind: 'query' | 'mutation' | 'subscription',
    /** See `Operation.rootField`: what clients call their operations is theirs, and without end. */
    field: string,
    outcome: 'ok' | 'errors' | 'refused',
    time: number,
  ): void;
  subgraphUnavailable(subgraph: string): void;
  /** A value that is read when it is asked for. */
  watch(name: string, help: string, read: () => number): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(registry = new Registry()): Metrics {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const operations = new Histogram({
    name: 'tillgraph_gateway_operation_seconds',
    help: 'Operations answered, and events of subscriptions, by kind, root field and outcome.',
    labelNames: ['kind', 'field', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const unavailable = new Counter({
    name: 'tillgraph_gateway_subgraph_unavailable_total',
    help: 'Fetches that a subgraph did not answer.',
    labelNames: ['subgraph'],
    registers,
  });
  return {
    operation: (kind, field, outcome, time) => operations.observe({ kind, field, outcome }, time),
    subgraphUnavailable: (subgraph) => unavailable.inc({ subgraph }),
    watch(name, help, read) {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
