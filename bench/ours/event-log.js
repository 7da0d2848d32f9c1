import { randomUUID } from 'node:crypto';
import { openEventStore } from '../../platform/dist/event-store/index.js';

/** Tillgraph's event store of the accounts context. */
export const openLog = (databaseUrl) =>
  openEventStore({ context: 'accounts', databaseUrl, personKeys, now: () => new Date(), logger });

export const logger = { warn: console.error, error: console.error, info() {}, debug() {} };

/** No event here is about a person. */
const personKeys = {
  keyedHash: (value) => value,
  encrypt() {},
  decrypt() {},
  forget() {},
  deletedAmong: async () => new Set(),
  close: async () => {},
};

/** An account as both stores know it here: its balance alone. */
export const account = {
  category: 'account',
  initialState: { balance: 0 },
  evolve: (state, event) => ({ balance: state.balance + event.data.amount.minor }),
};

/** Appends the events to the account's stream by one command. */
export async function append(store, accountId, events) {
  const outcome = await store.execute({
    metadata: commandMetadata(),
    aggregates: [{ aggregate: account, id: accountId }],
    decide: () => ({
      accepted: true,
      appends: [{ stream: `account-${accountId}`, events: events.map((event) => ({ event })) }],
      result: null,
    }),
  });
  if (!outcome.accepted) throw new Error(JSON.stringify(outcome.errors));
}

/** Of a command under an idempotency key of its own. */
export function commandMetadata() {
  const commandId = randomUUID();
  return {
    commandId,
    actor: { kind: 'user', id: 'bench' },
    correlationId: commandId,
    cause: null,
    traceparent: null,
    idempotency: { key: commandId, hash: 'bench' },
  };
}
