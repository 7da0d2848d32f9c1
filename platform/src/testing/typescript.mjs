import { register } from 'node:module';

/** `node --import <this file> script.ts`: runs TypeScript sources as Jest does, for tests that need processes. */
register('./typescript-hooks.mjs', import.meta.url);
