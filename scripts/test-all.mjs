/** Every test on both profiles, with one line in the end that counts them all. */
import { prepare } from './prepare.mjs';
import { runDistributed } from './testing/distributed.mjs';
import { conclude, runJest } from './testing/run-jest.mjs';

prepare();
conclude([await runJest([]), ...(await runDistributed([]))]);
