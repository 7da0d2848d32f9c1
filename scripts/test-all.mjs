/**
 * `npm run test:all [-- --brief]`: the tests of both profiles, side by side, with one line in the end that counts them
 * all. `--brief` runs few of the end-to-end tests on the distributed profile, for each takes a shop of many processes.
 */
import { prepare } from './prepare.mjs';
import { runDistributed } from './testing/distributed.mjs';
import { conclude, runJest } from './testing/run-jest.mjs';

prepare();
const endToEnd = process.argv.includes('--brief') ? '+(a-sale|day-of-a-shop|refunds)' : '*';
// Both wait much for servers.
const [embedded, distributed] = await Promise.all([runJest([]), runDistributed([], endToEnd)]);
conclude([embedded, ...distributed]);
