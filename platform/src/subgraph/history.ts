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
  /** As subgraphs name a user; null where it was none. */
  readonly actor: { readonly id: string } | null;
  /** With amounts as the graph shows them. */
  readonly data: object;
}

/** The events of a stream that are an entity's own, by their versions; the entity's version is 1 at the first. */
export interface StreamPart {
  readonly first: number;
  readonly last: number;
}

/** An entity's events, straight from its stream. Personal fields are told as long as their key exists. */
export async function history(
  log: EventStore,
  stream: string,
  args: ConnectionArguments,
  direction: 'newestFirst' | 'oldestFirst' = 'newestFirst',
  part: StreamPart = wholeStream,
) {
  const first = pageSize(args.first, { default: direction === 'newestFirst' ? 20 : 50 });
  const cursor = args.after == null ? undefined : versionOf(args.after);
  const range = { after: part.first - 1, before: part.last + 1, limit: first + 1 };
  const events = await log.readStream(
    stream,
    direction === 'newestFirst'
      ? { ...range, direction: 'backward', before: Math.min(cursor ?? range.before, range.before) }
      : { ...range, direction: 'forward', after: Math.max(cursor ?? range.after, range.after) },
  );
  return connectionOf(
    events.slice(0, first).map((event) => ({ cursor: cursorOf(event), node: entryOf(event, part) })),
    events.length > first,
  );
}

const wholeStream: StreamPart = { first: 1, last: 2 ** 31 - 2 };

const entryOf = (event: Recorded, part: StreamPart): HistoryEntry => ({
  version: event.version - part.first + 1,
  type: event.type,
  recordedAt: event.recordedAt,
  actorId: event.actor.kind === 'user' || event.actor.kind === 'apiKey' ? event.actor.id : null,
  actor: event.actor.kind === 'user' ? { id: event.actor.id } : null,
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
