import type { Migration } from '../postgres/index.ts';
import { appendBatch } from './sql/append-batch.ts';
import { epochs } from './sql/epoch.ts';
import { recoverBatch } from './sql/recover-batch.ts';
import { tables } from './sql/tables.ts';

export const migrations: readonly Migration[] = [
  { name: 'the log', sql: [tables, appendBatch, recoverBatch, epochs].join('\n') },
];
