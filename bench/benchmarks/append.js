import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';

export const sizes = {
  full: { rounds: 3, seconds: 5, clients: [1, 16, 64, 256] },
  smoke: { rounds: 1, seconds: 1, clients: [1, 64] },
};

/** One event a command, each client on a stream of its own; all on one durable server, each in a database of its own. */
export default ({ rounds, seconds, clients }) =>
  withParts(async ({ folder, open }) => {
    const server = await open(startDatabases(folder, ['ours', 'emmett', 'plain']));
    const comparisons = [];
    for (const count of clients) {
      const load = { clients: count, streams: count, seconds };
      comparisons.push(
        await sideBySide({
          title: `append: one event a command, ${count} clients`,
          compared: ['rate', 'p99'],
          targets: count === 64 ? targets : [],
          rounds,
          contenders: {
            Tillgraph: () => measure('ours/append.js', { url: server.url('ours'), ...load }),
            [emmett]: () => measure('peers/emmett-append.js', { url: server.url('emmett'), ...load }),
            [plain]: () => measure('peers/plain-insert.js', { url: server.url('plain'), ...load }),
          },
        }),
      );
    }
    return comparisons;
  });

const emmett = 'Emmett PostgreSQL store';
const plain = 'plain autocommit insert';
const targets = [
  { to: emmett, measure: 'rate', atLeast: 10 },
  { to: emmett, measure: 'p99', atLeast: 1 },
];
