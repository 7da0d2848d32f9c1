/** Every test on both profiles, side by side, with one line in the end that counts them all. */
import { prepare } from './prepare.mjs';
import { runDistributed } from './testing/distributed.mjs';
import { conclude, runJest } from './testing/run-jest.mjs';

prepare();
// Jest leaves one of two cores to others, and both wait much for servers.
const [embedded, distributed] = await Promise.all([runJest([]), runDistributed([])]);
conclude([embedded, ...distributed]);
