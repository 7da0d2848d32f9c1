import type { Recorded } from '@tillgraph/shared-domain/event';
import type { PersonErasure } from '../event-store/port.ts';
import type { DocumentChanged } from '../read-models/change-feed.ts';
import { type ApplyOptions, applyEvents } from './apply-events.ts';
import { erasedBy, forgetInWritten, forgetPersons } from './forgetting.ts';

export interface ApplyAndForgetOptions extends ApplyOptions {
  readonly persons: Pick<PersonErasure, 'erase' | 'erasedAmong'>;
}

/**
 * Applies events to their documents, and lets documents forget whom the events erase, or who was erased while they
 * were applied. Each erasure deletes the person's key here too, before any document is looked up: whoever recorded it
 * may have ended before, and a key that a backup brought back goes again.
 */
export async function applyAndForget(
  events: readonly Recorded[],
  options: ApplyAndForgetOptions,
): Promise<readonly DocumentChanged[]> {
  const erased = erasedBy(events);
  for (const person of erased) await options.persons.erase(person);
  const written = await applyEvents(events, options);
  return [
    ...written,
    ...(await forgetInWritten(events, written, options)),
    ...(await forgetPersons(erased, options)),
  ];
}
