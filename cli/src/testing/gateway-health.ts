import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** The highest values that a gateway's metrics showed while they were watched. */
export interface Peaks {
  /** Bytes. */
  readonly memory: number;
  /**
   * Seconds by which its event loop was late, at the 99th percentile since the reading before, once it has started:
   * beyond those of this process, which does little and shares its cores.
   */
  readonly lag: number;
}

/** Reads the metrics once a second; `stop` answers the peaks. */
export function watchGateway(address: string): { stop(): Promise<Peaks> } {
  let stopped = false;
  const peaks = { memory: 0, lag: 0 };
  let readSince: number | undefined;
  const own = monitorEventLoopDelay();
  own.enable();
  const running = (async () => {
    for (; !stopped; await pause(1_000)) {
      const text = await metricsAt(address);
      const ownLag = own.percentile(99) / 1e9;
      own.reset();
      if (text === undefined) continue;
      peaks.memory = Math.max(peaks.memory, metricIn(text, 'process_resident_memory_bytes'));
      const startedAt = metricIn(text, 'process_start_time_seconds');
      const isFirst = startedAt !== readSince;
      readSince = startedAt;
      // The first reading of a process tells of all its time, when it loaded its graph too.
      if (isFirst || Date.now() / 1000 - startedAt < startTime) continue;
      peaks.lag = Math.max(peaks.lag, metricIn(text, 'nodejs_eventloop_lag_p99_seconds') - ownLag);
    }
    own.disable();
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return peaks;
    },
  };
}

/** Seconds that it may take to load its graph. */
const startTime = 15;

/** Undefined: it does not run at the moment. */
const metricsAt = (address: string): Promise<string | undefined> =>
  fetch(`${address}/metrics`).then(
    (response) => response.text(),
    () => undefined,
  );

function metricIn(metrics: string, name: string): number {
  const [, value] = metrics.match(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm')) ?? [];
  if (value === undefined) throw new Error(`The gateway has no metric ${name}.`);
  return Number(value);
}
