import type pg from 'pg';
import { StartRefused } from '../config/start-refused.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import { openClient } from '../postgres/index.ts';

/** A database as it was at the moment of the snapshot, until the connection is closed. */
export interface DatabaseSnapshot {
  readonly name: string;
  readonly client: pg.Client;
}

export interface SnapshotOptions {
  /** Name and connection string. */
  readonly databases: readonly { readonly name: string; readonly url: string; readonly hasLog: boolean }[];
  readonly opened: ClosingStack;
}

/**
 * All databases as of one moment. PostgreSQL's snapshots are a database's own, so no log gets an event while they are
 * taken: each log's head row is locked, which is what appending waits for, for some milliseconds in all. Whatever was
 * made of an event, in whichever database, was made after the event was committed, so no snapshot has an effect without
 * its cause.
 */
export async function openSnapshots({
  databases,
  opened,
}: SnapshotOptions): Promise<readonly DatabaseSnapshot[]> {
  const snapshots: DatabaseSnapshot[] = [];
  for (const { name, url } of databases) {
    const client = opened.opened(`snapshot of ${name}`, await openClient(url), (each) => each.end());
    snapshots.push({ name, client });
  }
  const locks = new ClosingStack();
  try {
    const lockers: pg.Client[] = [];
    for (const { name, url, hasLog } of databases) {
      if (hasLog) lockers.push(locks.opened(`lock of ${name}`, await openClient(url), (each) => each.end()));
    }
    // All that can be is done before the first log is held up.
    for (const locker of lockers) await locker.query(`BEGIN; SET LOCAL lock_timeout = '${longestWait}'`);
    for (const { client } of snapshots) {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    }
    // One after the other and in one order, so that two backups wait for each other instead of locking crosswise.
    for (const locker of lockers) await lockHead(locker);
    await Promise.all(snapshots.map(({ client }) => client.query('SELECT FROM pg_class LIMIT 1')));
  } finally {
    await locks.close();
  }
  return snapshots;
}

/** Throws `StartRefused` when somebody else has it for longer than any commit of ours takes. */
async function lockHead(client: pg.Client): Promise<void> {
  await client.query('SELECT FROM event_store.head FOR UPDATE').catch((error) => {
    throw error.code === lockNotAvailable
      ? new StartRefused('A transaction holds a log up for 10 s now: end it, then try again.', {
          cause: error,
        })
      : error;
  });
}

const longestWait = '10s';
const lockNotAvailable = '55P03';
