import type { Scenario } from './scenario.ts';
import { clockMoved } from './scenarios/clock-moved.ts';
import { diskFull } from './scenarios/disk-full.ts';
import { fuzz } from './scenarios/fuzz.ts';
import { kafka } from './scenarios/kafka.ts';
import { kill } from './scenarios/kill.ts';
import { mongodb } from './scenarios/mongodb.ts';
import { postgres } from './scenarios/postgres.ts';
import { relay } from './scenarios/relay.ts';
import { sigterm } from './scenarios/sigterm.ts';
import { soak } from './scenarios/soak.ts';
import { subscribers } from './scenarios/subscribers.ts';
import { transactions } from './scenarios/transactions.ts';

/** By the name that is given to `npm run chaos`. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  kill,
  postgres,
  transactions,
  relay,
  kafka,
  mongodb,
  'clock-moved': clockMoved,
  'disk-full': diskFull,
  sigterm,
  subscribers,
  fuzz,
  soak,
};
