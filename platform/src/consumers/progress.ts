import type { ContextName } from '@tillgraph/shared-domain/context';
import type { AppliedPositions } from './applied-positions.ts';
import { handledContexts } from './handled-events.ts';
import type { Handles } from './port.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import type { ReactorRunner } from './reactor-runner.ts';

/** How a consumer of this process is doing. It lives as long as it makes progress: a lag that only grows is a fault. */
export interface ConsumerProgress {
  readonly kind: 'projection' | 'reactor';
  readonly name: string;
  /** Of a projection: the version that is read. */
  readonly version?: number;
  readonly parkedStreams: number;
  readonly contexts: readonly ContextProgress[];
}

export interface ContextProgress {
  readonly context: ContextName;
  /** Events of the log that it has not applied. */
  readonly lag: number;
  readonly progressedAt: Date | null;
}

export function progressOf(
  projections: readonly ProjectionRunner[],
  reactors: readonly ReactorRunner[],
): readonly ConsumerProgress[] {
  return [
    ...projections.map((runner): ConsumerProgress => {
      const { applied, build, running } = runner.active();
      const { name, handles } = runner.projection;
      return {
        kind: 'projection',
        name,
        version: build.version,
        parkedStreams: running?.parked.count() ?? 0,
        contexts: contextsOf(applied, handles),
      };
    }),
    ...reactors.map(
      ({ reactor: { name, handles }, applied, parked }): ConsumerProgress => ({
        kind: 'reactor',
        name,
        parkedStreams: parked.count(),
        contexts: contextsOf(applied, handles),
      }),
    ),
  ];
}

const contextsOf = (applied: AppliedPositions, handles: Handles): readonly ContextProgress[] =>
  handledContexts(handles).map((context) => {
    const { head = 0, through = 0, progressedAt = null } = applied.of(context) ?? {};
    return { context, lag: head - through, progressedAt };
  });
