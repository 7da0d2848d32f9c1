import type { Recorded } from '@tillgraph/shared-domain/event';

/** The events of each stream, in order. Streams of two contexts never have one name. */
export function byStream(events: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> {
  const streams = new Map<string, Recorded[]>();
  for (const event of events) {
    const stream = streams.get(event.stream) ?? [];
    stream.push(event);
    streams.set(event.stream, stream);
  }
  return streams;
}
