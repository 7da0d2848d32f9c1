import type { SeenPositions } from '../read-models/port.ts';
import type { AppliedPositions } from './applied-positions.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';
import type { Reactor } from './port.ts';

/** What a context's reactors have done about other contexts' events. */
export interface Effects {
  /**
   * Where in the context's own log all lies that its reactors did about what was seen with its effects; 'none' when
   * they take no part in it, 'late' when it is not done within `timeout` ms, or cannot be, for its stream is parked.
   */
  after(seen: readonly SeenPositions[], timeout: number): Promise<EffectsEnd>;
}

export type EffectsEnd = LogPlace | 'none' | 'late';

export interface LogPlace {
  readonly epoch: string;
  readonly position: number;
}

/** How far a reactor has come, in this process or as the ledger tells of another one. */
export interface ReactorPositions {
  readonly reactor: Pick<Reactor, 'name' | 'handles'>;
  readonly applied: AppliedPositions;
  readonly parked: Pick<ParkedEvents, 'holds' | 'count'>;
}

export interface EffectsOptions {
  /** May grow. */
  readonly reactors: readonly ReactorPositions[];
  /** The end of the context's own log, as committed when it is called. */
  readonly head: () => Promise<LogPlace>;
  /** The log could not be read. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * A reactor's commands are committed before its position rises, so the own log's end afterwards is beyond them. It is
 * read once for all events up to that position.
 */
export function createEffects({ reactors, head, onFailure }: EffectsOptions): Effects {
  const known = new Map<string, { readonly through: number; readonly place: Promise<LogPlace | 'late'> }>();

  async function endOf(
    { reactor, applied, parked }: ReactorPositions,
    { context, epoch, positions }: SeenPositions,
    timeout: number,
  ): Promise<EffectsEnd> {
    if (reactor.handles[context] === undefined) return 'none';
    const isParked = () => positions.some(({ position }) => parked.holds(context, position));
    const isDone = () =>
      positions.every(({ slot, position }) => applied.covers(context, epoch, slot, position));
    await applied.waitUntil(() => isDone() || isParked(), timeout);
    if (!isDone() || isParked()) return 'late';
    const key = `${reactor.name} ${context} ${epoch}`;
    const before = known.get(key);
    if (before && positions.every(({ position }) => position <= before.through)) return before.place;
    const through = applied.of(context)?.through ?? 0;
    const place = head().catch((error: unknown) => {
      onFailure(error);
      known.delete(key);
      return 'late' as const;
    });
    known.set(key, { through, place });
    return place;
  }

  return {
    async after(seen, timeout) {
      const marked = seen.filter(({ withEffects }) => withEffects);
      if (marked.length === 0) return 'none';
      const ends = await Promise.all(
        reactors.flatMap((reactor) => marked.map((entry) => endOf(reactor, entry, timeout))),
      );
      return ends.reduce(later, 'none');
    },
  };
}

function later(one: EffectsEnd, other: EffectsEnd): EffectsEnd {
  if (one === 'late' || other === 'none') return one;
  if (other === 'late' || one === 'none') return other;
  return one.position > other.position ? one : other;
}
