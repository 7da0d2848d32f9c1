import { z } from 'zod';

/** Which products are shown, and how; it stands in the page's address, so that coming back finds it again. */
export const wantedProducts = z.object({
  search: z.string().catch('').default(''),
  category: z.string().optional().catch(undefined),
  status: z.enum(['ACTIVE', 'ARCHIVED', 'ALL']).catch('ACTIVE').default('ACTIVE'),
  order: z
    .enum(['NAME_ASC', 'NAME_DESC', 'PRICE_ASC', 'PRICE_DESC', 'CREATED_AT_DESC'])
    .catch('NAME_ASC')
    .default('NAME_ASC'),
});

export type WantedProducts = z.infer<typeof wantedProducts>;
