import type { Migration } from '../postgres/index.ts';
import { appendBatch } from './sql/append-batch.ts';
import { epochs } from './sql/epoch.ts';
import { recoverBatch } from './sql/recover-batch.ts';
import { tables } from './sql/tables.ts';

export const migrations: readonly Migration[] = [
  { name: 'the log', sql: [tables, recoverBatch, epochs].join('\n') },
  // Logs that began with the function as it was have it anew: its batches' JSON came as arrays.
  { name: 'JSON by lines', sql: `DROP FUNCTION IF EXISTS event_store.append_batch; ${appendBatch}` },
];
