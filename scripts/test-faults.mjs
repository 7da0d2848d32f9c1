/**
 * `npm run test:faults [-- arguments of jest]`: a shop of many processes under load, whose servers and processes are
 * stopped and killed; it takes some minutes. See scripts/testing/distributed.mjs.
 */
import { prepare } from './prepare.mjs';
import { runFaults } from './testing/distributed.mjs';
import { conclude } from './testing/run-jest.mjs';

prepare();
conclude(await runFaults(process.argv.slice(2)));
