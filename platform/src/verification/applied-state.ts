import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { type Slot, slotCount } from '@tillgraph/shared-domain/slot';
import type pg from 'pg';
import type { Build } from '../consumers/ledger/builds.ts';
import type { Positions } from '../read-models/port.ts';

/** What a context's consumers say of themselves, at one moment. */
export interface AppliedState {
  /** By projection. */
  readonly builds: ReadonlyMap<string, Pick<Build, 'projection' | 'build' | 'version'>>;
  /** How far a consumer is in a context's log. */
  progress(consumer: string, context: ContextName): ConsumerProgress;
  /** True when the event is parked, or was skipped: the consumer's documents are without it. */
  isLeftOut(consumer: string, event: Pick<Recorded, 'context' | 'position'>): boolean;
  /** Streams of which events wait, by consumer. */
  parkedStreams(consumer: string): readonly { readonly context: ContextName; readonly stream: string }[];
}

export interface ConsumerProgress {
  /** Undefined: it has seen nothing yet. */
  readonly epoch: string | undefined;
  /** Every event of the slot up to here was applied, or parked. */
  of(slot: Slot): number;
  /** Every event of the log. */
  readonly through: number;
}

export async function readAppliedState(database: pg.Pool | pg.Client): Promise<AppliedState> {
  // In one statement, and so of one moment.
  const { rows } = await database.query<StateRow>(stateQuery);
  const { builds = [], checkpoints = [], parked = [], skipped = [] } = rows[0] ?? {};
  const leftOut = new Set(
    [...parked, ...skipped].map(({ consumer, context, position }) => `${consumer} ${context} ${position}`),
  );
  return {
    builds: new Map(builds.map((build) => [build.projection, build])),
    progress: (consumer, context) =>
      progressOf(checkpoints.filter((one) => one.consumer === consumer && one.context === context)),
    isLeftOut: (consumer, { context, position }) => leftOut.has(`${consumer} ${context} ${position}`),
    parkedStreams(consumer) {
      const streams = parked.filter((one) => one.consumer === consumer);
      return [...new Map(streams.map((one) => [`${one.context} ${one.stream}`, one])).values()];
    },
  };
}

/**
 * True when a document with these positions has the event, which its consumer is past or not: what a consumer is past is
 * in every document, and a document's own positions say what it has beyond that.
 */
export function isIncluded(
  event: Pick<Recorded, 'context' | 'slot' | 'stream' | 'position'>,
  { progress, isLeftOut }: { readonly progress: ConsumerProgress; readonly isLeftOut: boolean },
  positions: Positions,
): boolean {
  const { context, slot, stream, position } = event;
  if (position <= (positions[`${context}/${slot}/${stream}`] ?? 0)) return true;
  if (isLeftOut) return false;
  return position <= Math.max(progress.of(slot), positions[`${context}/${slot}`] ?? 0);
}

function progressOf(checkpoints: readonly CheckpointRow[]): ConsumerProgress {
  const positions = Array.from({ length: slotCount }, () => 0);
  const all = checkpoints.find(({ slot }) => slot < 0);
  for (const slot of positions.keys()) {
    const own = checkpoints.find((one) => one.slot === slot);
    positions[slot] = Math.max(all?.position ?? 0, own?.position ?? 0);
  }
  return {
    epoch: checkpoints[0]?.epoch,
    of: (slot) => positions[slot] ?? 0,
    through: Math.min(...positions),
  };
}

interface CheckpointRow {
  readonly consumer: string;
  readonly context: ContextName;
  /** -1: all that have no row of their own, or less than that. */
  readonly slot: number;
  readonly epoch: string;
  readonly position: number;
}

interface LeftOutRow {
  readonly consumer: string;
  readonly context: ContextName;
  readonly stream: string;
  readonly position: number;
}

interface StateRow {
  readonly builds: readonly Pick<Build, 'projection' | 'build' | 'version'>[];
  readonly checkpoints: readonly CheckpointRow[];
  readonly parked: readonly LeftOutRow[];
  readonly skipped: readonly LeftOutRow[];
}

const list = (select: string) => `(SELECT coalesce(json_agg(row), '[]') FROM (${select}) row)`;

const stateQuery = `SELECT
  ${list(`SELECT projection, build, version FROM consumers.builds WHERE state = 'active'`)} AS builds,
  ${list('SELECT consumer, context, slot, epoch, position FROM consumers.checkpoints')} AS checkpoints,
  ${list('SELECT consumer, context, stream, position FROM consumers.parked_events')} AS parked,
  ${list(`SELECT consumer, context, stream, position FROM consumers.requests
    WHERE kind = 'skip' AND state = 'done' AND position IS NOT NULL`)} AS skipped`;
