import type { Recorded } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';
import type { CreateInvariant } from '../invariant.ts';

/** Positions of a log and versions of a stream have no gap and no twin, and recorded time never goes back. */
export const logIsInOrder: CreateInvariant = (tell) => {
  let last: Recorded | undefined;
  let versions = new Map<string, number>();
  return {
    see(event) {
      const { context, stream, position, version, slot, recordedAt } = event;
      if (last?.context !== context) {
        last = undefined;
        versions = new Map();
      }
      const expected = (last?.position ?? 0) + 1;
      if (position !== expected) tell(event, `position ${position} follows ${expected - 1} of its log`);
      if (last && recordedAt < last.recordedAt) {
        tell(event, `version ${version} was recorded before the event that lies before it in the log`);
      }
      const before = versions.get(stream) ?? 0;
      if (version !== before + 1) tell(event, `version ${version} follows ${before}`);
      if (version === 1 && slot !== slotOf(stream))
        tell(event, `it is in slot ${slot}, and not where it belongs`);
      if (event.unreadable) tell(event, `version ${version} cannot be read: ${event.unreadable.message}`);
      versions.set(stream, version);
      last = event;
    },
    end: () => undefined,
  };
};
