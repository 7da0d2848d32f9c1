import { jest } from '@jest/globals';
import { openAdministration } from '../consumers/administration.ts';
import { openLedger } from '../consumers/ledger/ledger.ts';
import { serveRequests } from '../consumers/serve-requests.ts';
import { openRelayAdministration } from '../event-bus/kafka/relay/relay-administration.ts';
import { type FaultyNetwork, faultyNetwork } from '../event-store/testing/faulty-network.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import { failureWithinAMinute, type TestDatabase, testDatabase } from '../testing/index.ts';
import { isConnectionError } from './connection-errors.ts';
import { migrate } from './migrations.ts';

let database: TestDatabase;
let network: FaultyNetwork;
let databaseUrl: string;
let opened: ClosingStack;
beforeEach(async () => {
  opened = new ClosingStack();
  database = opened.opened('database', await testDatabase(), (each) => each.drop());
  network = opened.opened('network', await faultyNetwork(database.url), (each) => each.close());
  databaseUrl = network.url;
});
afterEach(() => opened.close());

/** From the first message on that holds the text, when it resolves, nothing arrives any more: the machine is gone. */
const silence = (text: string) =>
  new Promise<void>((begun) => {
    const forGood = new Promise(() => undefined);
    network.delay(
      (data) => data.includes(text),
      () => {
        begun();
        return forGood;
      },
    );
  });

const openedLedger = async () =>
  opened.opened('ledger', await openLedger({ databaseUrl, onFailure: () => undefined }), (each) =>
    each.close(),
  );

describe('a server that is gone without a word is told to who asks', () => {
  test.each([
    [
      'the ledger',
      async () => {
        const ledger = await openedLedger();
        return () => ledger.builds.list();
      },
    ],
    [
      'how the consumers are',
      async () => {
        const administration = await openAdministration({ databaseUrl });
        opened.opened('administration', administration, (each) => each.close());
        return () => administration.projections();
      },
    ],
    [
      'how the relay is',
      async () => {
        const administration = await openRelayAdministration(databaseUrl);
        opened.opened('administration', administration, (each) => each.close());
        return () => administration.status();
      },
    ],
  ])('%s', async (_, open) => {
    const ask = await open();
    expect(isConnectionError(await failureWithinAMinute(jest, ask, silence('')))).toBe(true);
  });

  test('what other processes ask of the consumers', async () => {
    const ledger = await openedLedger();
    const serve = () => serveRequests({ ledger, projectors: [], reactors: [], onFailure: () => undefined });
    const begun = silence('pg_advisory_lock_shared');
    expect(isConnectionError(await failureWithinAMinute(jest, serve, begun))).toBe(true);
  });
});

test('a connection that is lost in a transaction is told to who asks', async () => {
  const ledger = await openedLedger();
  const lost = network.loseNext('client', (data) => data.includes('pg_advisory_xact_lock'));
  const begun = ledger.builds.active({
    name: 'p',
    version: 1,
    collections: [],
    handles: {},
    apply: () => [],
  });
  await expect(begun).rejects.toThrow('Connection terminated unexpectedly');
  await lost;
  expect(await ledger.builds.list()).toEqual([]);
});

test('a migration is waited for, however long it takes', async () => {
  const migration = { name: 'slow', sql: 'CREATE TABLE kept ()' };
  const run = () => migrate(databaseUrl, 'room', [migration]);
  expect(await failureWithinAMinute(jest, run, silence(migration.sql))).toBeUndefined();
});
