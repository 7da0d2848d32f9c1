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
    ...readers.map((reader) => ({
      applied: () => reader.active().applied,
      handles: reader.projection.handles,
    })),
    ...reactors.map(({ applied, reactor }) => ({ applied: () => applied, handles: reactor.handles })),
  ];
  const reached = await Promise.all(
    consumers.flatMap(({ applied, handles }) =>
      handledContexts(handles).map(async (context) => {
        const { epoch, position } = await bus.head(context);
        const isThere = () => {
          const own = applied().of(context);
          return position === 0 || (own?.epoch === epoch && own.through >= position);
        };
        return applied().waitUntil(isThere, Math.max(0, deadline - performance.now()));
      }),
    ),
  );
  return reached.every(Boolean);
}
