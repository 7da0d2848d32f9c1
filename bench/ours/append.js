/**
 * Tillgraph's event store: one event a command, each with its own idempotency key, each client on a stream of its own.
 * Arguments: URL CLIENTS SECONDS
 */
import { randomUUID } from 'node:crypto';
import { openEventStore } from '../../platform/dist/event-store/index.js';
import { closedLoop } from '../closed-loop.js';

const [url, clients, seconds] = process.argv.slice(2);
const logger = { warn: console.error, error: console.error, info() {}, debug() {} };
const personKeys = {
  keyedHash: (value) => value,
  encrypt() {},
  decrypt() {},
  delete() {},
  close: async () => {},
};
const store = await openEventStore({
  context: 'accounts',
  databaseUrl: url,
  personKeys,
  now: () => new Date(),
  logger,
});

const account = {
  category: 'account',
  initialState: { balance: 0 },
  evolve: (state, event) => ({ balance: state.balance + event.data.amount.minor }),
};
const run = randomUUID();
const result = await closedLoop(Number(clients), Number(seconds), async (client) => {
  const id = `${run}-${client}`;
  const commandId = randomUUID();
  const outcome = await store.execute({
    metadata: {
      commandId,
      actor: { kind: 'user', id: 'bench' },
      correlationId: commandId,
      cause: null,
      traceparent: null,
      idempotency: { key: commandId, hash: 'bench' },
    },
    aggregates: [{ aggregate: account, id }],
    decide: () => ({
      accepted: true,
      appends: [
        {
          stream: `account-${id}`,
          events: [
            {
              event: {
                type: 'IncomeRecorded',
                data: {
                  accountId: String(client),
                  amount: { minor: 100, currency: 'USD' },
                  description: 'Salary',
                },
              },
            },
          ],
        },
      ],
      result: null,
    }),
  });
  if (!outcome.accepted) throw new Error(JSON.stringify(outcome.errors));
});
console.log(JSON.stringify(result));
await store.close();
