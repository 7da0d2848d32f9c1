import { createAlarm } from './alarm.ts';
import { NotFoundError } from './errors.ts';
import { timesForgotten } from './forgetting.ts';
import type { LiveReads } from './live-reads.ts';
import type { Stored, Traced } from './port.ts';
import { revisionOf } from './revision.ts';

export interface WatchDocumentOptions {
  readonly afterVersion?: number;
  /** ms to wait for an unknown document before `NotFoundError`; absent: until the signal. */
  readonly firstWait?: number;
}

/** The document now, and its newest state after each change; attached to the changes before it is first read. */
export function watchDocument<Document extends object>(
  reads: LiveReads<Document>,
  id: string,
  options: WatchDocumentOptions,
  signal: AbortSignal,
): AsyncGenerator<Stored<Document> & Traced, void, void> {
  const alarm = createAlarm();
  let traceparent: string | undefined;
  const unsubscribe = reads.subscribe(id, {
    onChange(_id, _before, trace) {
      traceparent = trace;
      alarm.wake();
    },
    onInterrupted: alarm.wake,
  });
  signal.addEventListener('abort', () => {
    unsubscribe();
    alarm.wake();
  });

  async function* states(): AsyncGenerator<Stored<Document> & Traced, void, void> {
    let late = false;
    const giveUp = () => {
      late = true;
      alarm.wake();
    };
    const timer = options.firstWait === undefined ? undefined : setTimeout(giveUp, options.firstWait);
    let known = false;
    let last = {
      version: options.afterVersion ?? Number.NEGATIVE_INFINITY,
      forgotten: Number.POSITIVE_INFINITY,
    };
    try {
      while (!signal.aborted) {
        const stored = await reads.reader.get(id);
        if (stored) clearTimeout(timer);
        known ||= stored !== null;
        if (!known && late) throw new NotFoundError(`There is no ${id}.`);
        const found = stored && { version: versionOf(stored), forgotten: timesForgotten(stored.positions) };
        if (found && (found.version > last.version || hasForgotten(found, last))) {
          last = found;
          const trace = traceparent;
          traceparent = undefined;
          yield trace === undefined ? stored : { ...stored, traceparent: trace };
          continue;
        }
        await alarm.wait();
      }
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
  }
  return states();
}

interface State {
  readonly version: number;
  readonly forgotten: number;
}

const hasForgotten = (found: State, last: State): boolean =>
  found.version === last.version && found.forgotten > last.forgotten;

/** The document's own, as users see it; a document without one is told of after every event. */
function versionOf(stored: Stored<object>): number {
  const { document } = stored;
  return 'version' in document && typeof document.version === 'number'
    ? document.version
    : revisionOf(stored.positions);
}
