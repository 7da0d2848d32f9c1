import { z } from 'zod';

/** Which customers are shown, and how; it stands in the page's address. */
export const wantedCustomers = z.object({
  search: z.string().catch('').default(''),
  status: z.enum(['ACTIVE', 'INACTIVE', 'ALL']).catch('ACTIVE').default('ACTIVE'),
  order: z.enum(['NAME_ASC', 'CREATED_AT_DESC']).catch('NAME_ASC').default('NAME_ASC'),
});

export type WantedCustomers = z.infer<typeof wantedCustomers>;
