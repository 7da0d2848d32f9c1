/** `npm start`: from whatever state the checkout is in to a running shop. */
import { prepare, root } from './prepare.mjs';

prepare();
process.argv = [process.argv[0], `${root}/cli/dist/main.js`, 'start', ...process.argv.slice(2)];
// In this process, so that signals reach the shop itself.
await import('../cli/dist/main.js');
