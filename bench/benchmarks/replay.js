import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';

export const sizes = {
  // At some 600 events a second the peer would take half an hour for each million: its rate is of fewer events.
  full: { rounds: 3, events: 1_000_000, peerEvents: 20_000, accounts: 1_000 },
  smoke: { rounds: 1, events: 20_000, peerEvents: 1_500, accounts: 50 },
};

/** A read model made anew from the whole log: a document an account. */
export default ({ rounds, events, peerEvents, accounts }) =>
  withParts(async ({ folder, open }) => {
    const server = await open(startDatabases(folder, ['ours', 'emmett']));
    const [ours, theirs] = [
      { url: server.url('ours'), events, accounts },
      { url: server.url('emmett'), events: peerEvents, accounts },
    ];
    await measure('ours/seed-log.js', ours);
    await measure('peers/emmett-seed-log.js', theirs);
    return [
      await sideBySide({
        title: `replay: ${told(events)} events of ${told(accounts)} accounts into a read model`,
        note: `The peer folds ${told(peerEvents)} events: the rates are a second's.`,
        targets: [{ to: emmett, measure: 'rate', atLeast: 5 }],
        rounds,
        contenders: {
          Tillgraph: (round) => measure('ours/replay.js', { ...ours, version: round + 1 }),
          [emmett]: (round) => measure('peers/emmett-replay.js', { ...theirs, version: round + 1 }),
        },
      }),
    ];
  });

const emmett = 'Emmett, rebuilding a projection';
const told = (count) => count.toLocaleString('en');
