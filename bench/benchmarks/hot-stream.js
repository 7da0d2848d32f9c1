import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';

export const sizes = { full: { rounds: 3, seconds: 5 }, smoke: { rounds: 1, seconds: 1 } };

/** 64 clients, each adding to the balance of one and the same account. */
export default ({ rounds, seconds }) =>
  withParts(async ({ folder, open }) => {
    const server = await open(startDatabases(folder, ['ours', 'emmett']));
    const load = { clients: 64, seconds };
    return [
      await sideBySide({
        title: 'hot-stream: 64 clients on one account',
        compared: ['rate', 'p99'],
        targets: [{ to: emmett, measure: 'rate', atLeast: 50 }],
        rounds,
        contenders: {
          Tillgraph: () => measure('ours/append.js', { url: server.url('ours'), streams: 1, ...load }),
          [emmett]: () => measure('peers/emmett-hot-stream.js', { url: server.url('emmett'), ...load }),
        },
      }),
    ];
  });

const emmett = 'Emmett, retrying on conflict';
