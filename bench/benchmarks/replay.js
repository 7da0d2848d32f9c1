import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';

export const sizes = {
  full: { rounds: 3, events: Number(process.env.EVENTS ?? 1_000_000), accounts: 10_000 },
  smoke: { rounds: 1, events: 5_000, accounts: 100 },
};

/** A read model made anew from the whole log: a document an account. */
export default ({ rounds, events, accounts }) =>
  withParts(async ({ folder, open }) => {
    const server = await open(startDatabases(folder, ['ours', 'emmett']));
    await measure('ours/seed-log.js', { url: server.url('ours'), events, accounts });
    await measure('peers/emmett-seed-log.js', { url: server.url('emmett'), events, accounts });
    return [
      await sideBySide({
        title: `replay: ${events.toLocaleString('en')} events of ${accounts.toLocaleString('en')} accounts into a read model`,
        targets: [{ to: emmett, measure: 'rate', atLeast: 5 }],
        rounds,
        contenders: {
          Tillgraph: (round) =>
            measure('ours/replay.js', { url: server.url('ours'), events, accounts, version: round + 1 }),
          [emmett]: () => measure('peers/emmett-replay.js', { url: server.url('emmett'), events }),
        },
      }),
    ];
  });

const emmett = 'Emmett, rebuilding a projection';
