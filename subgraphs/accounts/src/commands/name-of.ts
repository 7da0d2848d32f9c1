import type { EventStore } from '@tillgraph/platform/event-store';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { type Account, account, nameIn } from '../domain/account.ts';

/** An account's name, from the event that gives it: its state leaves it out. */
export async function nameOf(log: EventStore, { id, nameVersion }: Account): Promise<string> {
  const naming = await log.readEvent(streamOf(account, id), nameVersion);
  // The stream is the account's own, and nameVersion an event of it that gives a name.
  return (naming && nameIn(naming as Recorded<AccountEvent>)) ?? '';
}
