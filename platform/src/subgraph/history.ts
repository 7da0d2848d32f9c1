import type { Recorded } from '@tillgraph/shared-domain/event';
import { told } from '@tillgraph/shared-domain/told';
import type { EventStore } from '../event-store/port.ts';
import {
  type ConnectionArguments,
  connectionOf,
  malformedCursor,
  pageSize,
  parseJsonArray,
} from './connection.ts';

export interface HistoryEntry {
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actorId: string | null;
  /** With amounts as the graph shows them. */
  readonly data: object;
}

/** An entity's events, straight from its stream. Personal fields are told as long as their key exists. */
export async function history(
  log: EventStore,
  stream: string,
  args: ConnectionArguments,
  direction: 'newestFirst' | 'oldestFirst' = 'newestFirst',
) {
  const first = pageSize(args.first, { default: direction === 'newestFirst' ? 20 : 50 });
  const version = args.after == null ? undefined : versionOf(args.after);
  const events = await log.readStream(stream, {
    direction: direction === 'newestFirst' ? 'backward' : 'forward',
    ...(version !== undefined && (direction === 'newestFirst' ? { before: version } : { after: version })),
    limit: first + 1,
  });
  return connectionOf(
    events.slice(0, first).map((event) => ({ cursor: cursorOf(event), node: entryOf(event) })),
    events.length > first,
  );
}

const entryOf = (event: Recorded): HistoryEntry => ({
  version: event.version,
  type: event.type,
  recordedAt: event.recordedAt,
  actorId: event.actor.kind === 'user' || event.actor.kind === 'apiKey' ? event.actor.id : null,
  data: told({ ...event.data, ...event.personal }),
});

const cursorOf = (event: Recorded): string =>
  Buffer.from(JSON.stringify([event.version])).toString('base64url');

function versionOf(cursor: string): number {
  const [version] = parseJsonArray(cursor);
  if (typeof version === 'number' && Number.isInteger(version) && version > 0 && version < 2 ** 31)
    return version;
  throw malformedCursor();
}
