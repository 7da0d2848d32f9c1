import type { Recorded } from '@tillgraph/shared-domain/event';
import { isOutage } from '../outages/index.ts';
import type { Parking } from './parking.ts';

export interface DoneOrParkedOptions {
  readonly react: (event: Recorded) => Promise<void>;
  readonly parking: Parking;
  /** Called when an event was parked that had failed, not one that waits behind it. Does not throw. */
  readonly onParked: () => Promise<void>;
  /** A try failed, or parking did; it is tried again. */
  readonly onFailure: (error: unknown) => void;
  /** ms; cut short by the signal. */
  readonly pause: (duration: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Tries of one event before its stream is parked; the pauses between them add up to some 5 s. */
const tries = 8;
/** ms; doubles with each try. */
const firstPause = 20;
/** ms between tries while a server cannot be reached: that is not the event's fault, so it is not parked. */
const unavailablePause = 1000;

/** Resolves when the event is done or parked; throws only when it is stopped before. */
export async function untilDoneOrParked(event: Recorded, options: DoneOrParkedOptions): Promise<void> {
  const { react, parking, onFailure, pause, signal } = options;
  for (let failures = 0; !signal.aborted; ) {
    try {
      if (parking.waiting(event.context, event.stream)) {
        if (await parking.park([{ event, error: null }])) return;
      }
      await react(event);
      return;
    } catch (error) {
      onFailure(error);
      if (isOutage(error)) {
        await pause(unavailablePause);
        continue;
      }
      failures += 1;
      // Parking may fail, too: an event that is never parked would hold up all behind it.
      if (failures >= tries && (await park(event, error, options))) return;
      await pause(firstPause * 2 ** Math.min(failures, tries));
    }
  }
  throw signal.reason;
}

async function park(event: Recorded, error: unknown, options: DoneOrParkedOptions): Promise<boolean> {
  const { parking, onParked, onFailure } = options;
  try {
    const parked = await parking.park([{ event, error }]);
    await onParked();
    return parked;
  } catch (failure) {
    onFailure(failure);
    return false;
  }
}
