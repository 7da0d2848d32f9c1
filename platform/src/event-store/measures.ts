import type { ContextName } from '@tillgraph/shared-domain/context';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** What is measured of a log's writing and reading. */
export interface LogMeasures {
  /** A batch was written or refused; `time` in seconds, its way to PostgreSQL and back. */
  batch(commands: number, time: number): void;
  /** The pool for reading, as it is whenever it is asked. */
  pool(use: () => PoolUse): void;
}

export interface PoolUse {
  readonly busy: number;
  readonly idle: number;
  /** Reads that wait for a connection. */
  readonly waiting: number;
}

/** Tells the registry of the logs of one process. */
export function createLogMeasures(registry: Registry): (context: ContextName) => LogMeasures {
  const commands = new Histogram({
    name: 'tillgraph_log_batch_commands',
    help: 'Commands that one transaction committed.',
    labelNames: ['context'],
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'tillgraph_log_batch_seconds',
    help: 'From sending a batch to PostgreSQL to its answer.',
    labelNames: ['context'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const pools = new Map<ContextName, () => PoolUse>();
  new Gauge({
    name: 'tillgraph_log_pool_connections',
    help: 'Connections for reading the log, busy or idle, and reads that wait for one.',
    labelNames: ['context', 'state'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [context, use] of pools) {
        for (const [state, count] of Object.entries(use())) this.set({ context, state }, count);
      }
    },
  });
  return (context) => {
    const [ofCommands, ofSeconds] = [commands.labels({ context }), seconds.labels({ context })];
    return {
      batch(count, time) {
        ofCommands.observe(count);
        ofSeconds.observe(time);
      },
      pool: (use) => pools.set(context, use),
    };
  };
}
