import type { EventBus } from '../event-bus/port.ts';
import type { ReactorPositions } from './effects.ts';
import { handledContexts } from './handled-events.ts';
import type { ProjectionReader } from './projection-reader.ts';

export interface SettledOptions {
  readonly bus: Pick<EventBus, 'head'>;
  readonly readers: readonly ProjectionReader[];
  readonly reactors: readonly ReactorPositions[];
  /** ms */
  readonly timeout: number;
}

/** True when every consumer has applied what the logs held when it was called; false when the time is over. */
export async function settled({ bus, readers, reactors, timeout }: SettledOptions): Promise<boolean> {
  const deadline = performance.now() + timeout;
  const consumers = [
    ...readers.map(({ active, projection, linger }) => ({
      applied: () => active().applied,
      handles: projection.handles,
      awaiting: linger.awaiting,
    })),
    ...reactors.map(({ applied, reactor }) => ({
      applied: () => applied,
      handles: reactor.handles,
      awaiting: (wait: Promise<boolean>) => wait,
    })),
  ];
  const reached = await Promise.all(
    consumers.flatMap(({ applied, handles, awaiting }) =>
      handledContexts(handles).map(async (context) => {
        const { epoch, position } = await bus.head(context);
        const isThere = () => {
          const own = applied().of(context);
          return position === 0 || (own?.epoch === epoch && own.through >= position);
        };
        return awaiting(applied().waitUntil(isThere, Math.max(0, deadline - performance.now())));
      }),
    ),
  );
  return reached.every(Boolean);
}
