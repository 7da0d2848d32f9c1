import type { ContextName } from '@tillgraph/shared-domain/context';
import type { AppliedPositions } from './applied-positions.ts';
import type { ReactorPositions } from './effects.ts';
import { handledContexts } from './handled-events.ts';
import { buildConsumer } from './ledger/builds.ts';
import type { Handles } from './port.ts';
import type { ProjectionReader } from './projection-reader.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import { reactorConsumer } from './reactor-runner.ts';

/** How a consumer is doing. It lives as long as it makes progress: a lag that only grows is a fault. */
export interface ConsumerProgress {
  readonly kind: 'projection' | 'reactor';
  readonly name: string;
  /** As what it takes events: `projection/NAME/BUILD` or `reactor/NAME`. */
  readonly consumer: string;
  /** Of a projection: the version that is read. */
  readonly version?: number;
  readonly parkedStreams: number;
  readonly contexts: readonly ContextProgress[];
}

export interface ContextProgress {
  readonly context: ContextName;
  /** The last event that it has applied, parked or passed by. */
  readonly position: number;
  /** Events of the log that it has not applied. */
  readonly lag: number;
  readonly progressedAt: Date | null;
}

export interface ProgressOptions {
  readonly readers: readonly ProjectionReader[];
  /** Those of this process, which hear of the logs' ends at once. */
  readonly projectors: readonly ProjectionRunner[];
  readonly reactors: readonly ReactorPositions[];
}

export function progressOf({ readers, projectors, reactors }: ProgressOptions): readonly ConsumerProgress[] {
  return [
    ...readers.map((reader): ConsumerProgress => {
      const { applied, build, parked } = reader.active();
      const { name, handles } = reader.projection;
      const running = projectors.find(({ projection }) => projection.name === name)?.activeBuild();
      return {
        kind: 'projection',
        name,
        consumer: buildConsumer(build),
        version: build.version,
        parkedStreams: parked.count(),
        contexts: contextsOf(running?.applied ?? applied, handles),
      };
    }),
    ...reactors.map(
      ({ reactor: { name, handles }, applied, parked }): ConsumerProgress => ({
        kind: 'reactor',
        name,
        consumer: reactorConsumer({ name }),
        parkedStreams: parked.count(),
        contexts: contextsOf(applied, handles),
      }),
    ),
  ];
}

const contextsOf = (applied: AppliedPositions, handles: Handles): readonly ContextProgress[] =>
  handledContexts(handles).map((context) => {
    const { head = 0, through = 0, progressedAt = null } = applied.of(context) ?? {};
    return { context, position: through, lag: head - through, progressedAt };
  });
