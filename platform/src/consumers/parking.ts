import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';

/** Where one consumer's poison events, and those that wait behind them in their streams, are kept. */
export interface Parking {
  /** The parked positions of the stream; undefined when it is not parked. */
  waiting(context: ContextName, stream: string): ReadonlySet<number> | undefined;
  /**
   * Error null: waits behind a poison event. False when a stream was worked off meanwhile by another process, so that
   * nothing is to wait behind it; what is parked has been read again then.
   */
  park(events: readonly { readonly event: Recorded; readonly error: unknown }[]): Promise<boolean>;
}
