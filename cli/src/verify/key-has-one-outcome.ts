import type { KeptOutcome, KeyReader } from '@tillgraph/platform/verification';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Tell } from './invariant.ts';

/**
 * A key has one effect: what the keys of a log recorded does not overlap, each is one command's of the key's issuer, and
 * whatever a reactor recorded, it recorded under a key. It is no invariant of the events alone, so pages of them are
 * laid beside the keys.
 */
export function keyHasOneOutcome(keys: KeyReader, tell: Tell) {
  let open: KeptOutcome | undefined;
  let upcoming: KeptOutcome | undefined;
  let commandId: string | undefined;
  return {
    /** A log's events, page by page, in order. */
    async see(events: readonly Recorded[]): Promise<void> {
      for (const event of events) {
        upcoming ??= await keys.next();
        if (open && event.position > open.lastPosition) open = undefined;
        while (upcoming && upcoming.firstPosition <= event.position) {
          if (open || upcoming.firstPosition < event.position)
            tell(event, `version ${event.version} has two keys`);
          open = upcoming;
          commandId = event.commandId;
          upcoming = await keys.next();
        }
        if (open) {
          const isIssuers = event.actor.kind === open.issuerKind && event.actor.id === open.issuerId;
          if (!isIssuers || event.commandId !== commandId) {
            tell(event, `version ${event.version} is not of the command whose key counts it`);
          }
        } else if (event.actor.kind === 'reactor') {
          tell(event, `version ${event.version} was recorded by a reactor without a key`);
        }
      }
    },
  };
}
