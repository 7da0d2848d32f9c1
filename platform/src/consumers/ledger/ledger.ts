import { migrate, openPool } from '../../postgres/index.ts';
import { type Builds, createBuilds } from './builds.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { openParkedEvents, type ParkedEvents } from './parked-events.ts';
import { createRequests, type Requests } from './requests.ts';
import { ledgerMigrations } from './schema.ts';

/** What a context's consumers remember, and what is asked of them, in tables that other processes see. */
export interface Ledger {
  readonly databaseUrl: string;
  readonly builds: Builds;
  readonly checkpoints: Checkpoints;
  readonly requests: Requests;
  /** One for all who ask for the consumer's in this process. */
  parkedEvents(consumer: string): Promise<ParkedEvents>;
  close(): Promise<void>;
}

export interface LedgerOptions {
  readonly databaseUrl: string;
  /** Checkpoints could not be stored; it is tried again. */
  readonly onFailure: (error: unknown) => void;
}

export async function openLedger({ databaseUrl, onFailure }: LedgerOptions): Promise<Ledger> {
  await migrate(databaseUrl, 'consumers', ledgerMigrations);
  const pool = openPool({ connectionString: databaseUrl, max: 2 });
  const checkpoints = createCheckpoints(pool, onFailure);
  const parked = new Map<string, Promise<ParkedEvents>>();
  return {
    databaseUrl,
    builds: createBuilds(pool),
    checkpoints,
    requests: createRequests(pool),
    parkedEvents(consumer) {
      const known = parked.get(consumer);
      if (known) return known;
      const opening = openParkedEvents(pool, consumer).catch((error) => {
        parked.delete(consumer);
        throw error;
      });
      parked.set(consumer, opening);
      return opening;
    },
    async close() {
      await checkpoints.close();
      await pool.end();
    },
  };
}
