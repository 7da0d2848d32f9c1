import { z } from 'zod';

/** Which products' stock is shown; it stands in the page's address. */
export const wantedStock = z.object({
  search: z.string().catch('').default(''),
  low: z.boolean().catch(false).default(false),
});
