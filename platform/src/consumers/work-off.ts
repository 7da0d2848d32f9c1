import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { EventBus } from '../event-bus/port.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';

export interface WorkOffOptions {
  readonly parked: ParkedEvents;
  readonly bus: EventBus;
  readonly context: ContextName;
  readonly stream: string;
  /** Leaves out the event at this position, for good, when it is the first. */
  readonly skip: number | undefined;
  /** Throws what is wrong with it; it stays parked then. */
  readonly handle: (event: Recorded) => Promise<void>;
}

/** Handles a stream's parked events in order; the stream goes on as usual when none is left. */
export async function workOff({ parked, bus, context, stream, skip, handle }: WorkOffOptions): Promise<void> {
  for (;;) {
    const place = await parked.first(context, stream);
    if (!place) return;
    if (place.position !== skip) {
      const event = await bus.read(context, place.slot, place.position);
      if (!event) throw new Error(`The log of ${context} has no event ${place.position} any more: skip it.`);
      await handle(event);
    }
    await parked.remove(place);
  }
}
