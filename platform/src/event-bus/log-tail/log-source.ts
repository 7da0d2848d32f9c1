import type { EventStore } from '../../event-store/port.ts';

/** What the bus needs of a context's log. */
export type LogSource = Pick<EventStore, 'readLog' | 'head' | 'onWakeUp'>;

export type LogHead = Awaited<ReturnType<LogSource['head']>>;
