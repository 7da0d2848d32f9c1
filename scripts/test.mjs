/** `npm test [-- arguments of jest]`: sets up, runs every test, and ends with a line that counts them. */
import { prepare } from './prepare.mjs';
import { conclude, runJest } from './testing/run-jest.mjs';

prepare();
conclude([await runJest(process.argv.slice(2))]);
