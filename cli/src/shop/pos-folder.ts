import { fileURLToPath } from 'node:url';

/** Where the POS page is built: `npm run build`. */
export const posFolder = fileURLToPath(new URL('../../../pos/dist', import.meta.url));
