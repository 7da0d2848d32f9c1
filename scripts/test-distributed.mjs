/**
 * `npm run test:distributed [-- arguments of jest]`: the tests on servers of the distributed profile, and the end-to-end
 * tests on a shop of many processes. See scripts/testing/distributed.mjs.
 */
import { prepare } from './prepare.mjs';
import { runDistributed } from './testing/distributed.mjs';
import { conclude } from './testing/run-jest.mjs';

prepare();
conclude(await runDistributed(process.argv.slice(2)));
