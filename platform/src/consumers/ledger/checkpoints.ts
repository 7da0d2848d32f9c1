import type { ContextName } from '@tillgraph/shared-domain/context';
import type pg from 'pg';
import type { Checkpoint } from '../../event-bus/port.ts';
import { plainArray, textArray } from '../../postgres/index.ts';

/**
 * How far each consumer has come, stored a little later and for all consumers at once: what is delivered again after
 * a crash changes nothing, while a write for each event and consumer would cost more than the events.
 */
export interface Checkpoints {
  load(consumer: string): Promise<readonly Checkpoint[]>;
  /** As every process has stored them. */
  stored(consumers: readonly string[]): Promise<readonly StoredCheckpoint[]>;
  note(consumer: string, checkpoints: readonly Checkpoint[]): void;
  /** For lag, as other processes see it. */
  noteHead(consumer: string, context: ContextName, epoch: string, head: number): void;
  /** Of one context, or all. */
  remove(consumer: string, context?: ContextName): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface StoredCheckpoint extends Checkpoint {
  readonly consumer: string;
  /** The last position of the context's log that the consumer knew of. */
  readonly head: number;
}

/** ms from the first note to the write, which has all slots: as long as what was not stored may be done again. */
const delay = 500;
/** ms until a write that failed is tried again. */
const retryDelay = 1000;

export function createCheckpoints(pool: pg.Pool, onFailure: (error: unknown) => void): Checkpoints {
  const entries = new Map<string, Entry>();
  let dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();
  let closed = false;

  const change = (key: string, entry: Entry) => {
    entries.set(key, entry);
    dirty.add(key);
    if (!closed) timer ??= setTimeout(flushInBackground, delay);
  };

  async function writeDirty(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const writing = dirty;
    dirty = new Set();
    const rows = [...writing].sort().flatMap((key) => entries.get(key) ?? []);
    if (rows.length === 0) return;
    try {
      await pool.query({ name: 'checkpoints', text: upsert, values: parameters(rows) });
    } catch (error) {
      for (const key of writing) dirty.add(key);
      throw error;
    }
  }

  function flush(): Promise<void> {
    const next = flushing.then(writeDirty);
    flushing = next.catch(() => undefined); // whoever asked for it is told
    return next;
  }

  function flushInBackground(): void {
    flush().catch((error) => {
      onFailure(error);
      if (!closed) timer ??= setTimeout(flushInBackground, retryDelay);
    });
  }

  return {
    async load(consumer) {
      await flush();
      const rows = await rowsOf(pool, [consumer]);
      for (const row of rows) entries.set(keyOf(row), row);
      return rows.map(checkpointOf);
    },
    stored: async (consumers) => (await rowsOf(pool, consumers)).map(checkpointOf),
    note(consumer, checkpoints) {
      for (const { context, slot, epoch, position, bus } of checkpoints) {
        const at = { consumer, context, slot: slot === 'all' ? allSlots : slot };
        const head = Math.max(position, entries.get(keyOf(at))?.head ?? 0);
        change(keyOf(at), { ...at, epoch, position, bus: bus ?? null, head });
      }
    },
    noteHead(consumer, context, epoch, head) {
      const at = { consumer, context, slot: allSlots };
      const entry = entries.get(keyOf(at));
      if (entry?.epoch === epoch && entry.head >= head) return;
      const known = entry?.epoch === epoch ? entry : { ...at, epoch, position: 0, bus: null };
      change(keyOf(at), { ...known, head });
    },
    async remove(consumer, context) {
      await flushing;
      for (const [key, entry] of entries) {
        if (entry.consumer === consumer && (context === undefined || entry.context === context)) {
          entries.delete(key);
          dirty.delete(key);
        }
      }
      await pool.query(
        'DELETE FROM consumers.checkpoints WHERE consumer = $1 AND ($2::text IS NULL OR context = $2)',
        [consumer, context ?? null],
      );
    },
    flush,
    async close() {
      closed = true;
      await flush().catch(onFailure);
    },
  };
}

interface Entry {
  readonly consumer: string;
  readonly context: ContextName;
  readonly slot: number;
  readonly epoch: string;
  readonly position: number;
  readonly bus: Checkpoint['bus'] | null;
  readonly head: number;
}

const allSlots = -1;

async function rowsOf(pool: pg.Pool, consumers: readonly string[]): Promise<readonly Entry[]> {
  const { rows } = await pool.query<Entry>({
    name: 'stored checkpoints',
    text: `SELECT consumer, context, slot, epoch, position::float8, bus, head::float8 FROM consumers.checkpoints
           WHERE consumer = ANY ($1::text[])`,
    values: [consumers],
  });
  return rows;
}

const checkpointOf = ({ slot, bus, ...entry }: Entry): StoredCheckpoint => ({
  ...entry,
  slot: slot === allSlots ? 'all' : slot,
  ...(bus && { bus }),
});

const keyOf = ({ consumer, context, slot }: Pick<Entry, 'consumer' | 'context' | 'slot'>): string =>
  `${consumer} ${context} ${slot}`;

/** Another process of the same consumer may be further. */
const upsert = `
  INSERT INTO consumers.checkpoints AS stored
    (consumer, context, slot, epoch, position, bus, head, progressed_at)
  SELECT consumer, context, slot, epoch, position, bus::jsonb, head, CASE WHEN position > 0 THEN now() END
  FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::text[], $7::bigint[])
    AS noted (consumer, context, slot, epoch, position, bus, head)
  ON CONFLICT (consumer, context, slot) DO UPDATE SET
    epoch = excluded.epoch, position = excluded.position, bus = excluded.bus, head = excluded.head,
    progressed_at = CASE WHEN stored.position = excluded.position THEN stored.progressed_at ELSE now() END
  WHERE stored.epoch <> excluded.epoch OR stored.position <= excluded.position`;

const parameters = (rows: readonly Entry[]): string[] => [
  textArray(rows.map(({ consumer }) => consumer)),
  textArray(rows.map(({ context }) => context)),
  plainArray(rows.map(({ slot }) => slot)),
  textArray(rows.map(({ epoch }) => epoch)),
  plainArray(rows.map(({ position }) => position)),
  textArray(rows.map(({ bus }) => (bus ? JSON.stringify(bus) : null))),
  plainArray(rows.map(({ head }) => head)),
];
