import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { EventBus } from '../port.ts';
import { followLog } from './follow-log.ts';
import type { LogSource } from './log-source.ts';
import { createSharedTail, type SharedTail } from './shared-tail.ts';

export interface LogTailOptions {
  readonly logs: ReadonlyMap<ContextName, LogSource>;
  /** Events read at once; 1000 when absent: a page of small events is read and applied in tens of ms. */
  readonly pageSize?: number;
  /** ms between looks at the log when no wake-up comes; 1000 when absent. */
  readonly pollInterval?: number;
}

/**
 * The bus that reads the logs themselves. Every instance of a consumer gets all slots, which is safe, as effects
 * are guarded; it is meant for one process.
 */
export function createLogTailBus({ logs, pageSize = 1000, pollInterval = 1000 }: LogTailOptions): EventBus {
  const tails = new Map<ContextName, SharedTail>();
  for (const [context, log] of logs) {
    tails.set(context, createSharedTail(log, { pageSize, kept: 4 * pageSize, pollInterval }));
  }
  const logOf = (context: ContextName): LogSource => carried(logs, context);
  const tailOf = (context: ContextName): SharedTail => carried(tails, context);
  const following = new Set<() => Promise<void>>();

  return {
    sharesSlots: false,
    consume(options) {
      const stopping = new AbortController();
      const running = options.contexts.map((context) =>
        followLog({ ...options, context, tail: tailOf(context), pollInterval, signal: stopping.signal }),
      );
      const stop = async () => {
        following.delete(stop);
        stopping.abort();
        await Promise.all(running);
      };
      following.add(stop);
      return { stop };
    },
    async read(context, _slot, position): Promise<Recorded | null> {
      const [event] = await logOf(context).readLog(position - 1, 1);
      return event?.position === position ? event : null;
    },
    head: (context) => logOf(context).head(),
    async close() {
      await Promise.all([...following].map((stop) => stop()));
      for (const tail of tails.values()) tail.close();
    },
  };
}

function carried<Part>(parts: ReadonlyMap<ContextName, Part>, context: ContextName): Part {
  const part = parts.get(context);
  if (!part) throw new Error(`The bus carries no log of ${context}: give it one in \`logs\`.`);
  return part;
}
