import { createSessionStatus, type RunningSessionStatus } from '@tillgraph/platform/access-tokens';
import type { EventBus } from '@tillgraph/platform/event-bus';
import type { Logger } from '@tillgraph/platform/observability';
import { aborted } from '../life-cycle/end-signal.ts';

/** Resolves as soon as it is known which sessions have ended; before that, no access token can count. */
export async function followSessions(
  bus: EventBus,
  signal: AbortSignal,
  logger: Logger,
): Promise<RunningSessionStatus> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await Promise.race([createSessionStatus(bus, logger), rejectedBy(signal)]);
    } catch (err) {
      signal.throwIfAborted();
      logger.warn(
        { err },
        'It is not known yet which sessions have ended: no access token counts until then',
      );
    }
  }
}

async function rejectedBy(signal: AbortSignal): Promise<never> {
  await aborted(signal);
  throw signal.reason;
}
