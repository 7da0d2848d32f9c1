import { z } from 'zod';

/** What of a list that is searched and sorted in the page is shown, and how; it stands in the page's address. */
export const wantedList = z.object({
  search: z.string().catch('').default(''),
  /** One of the list's orders; what is none of them is the first. */
  order: z.string().catch('').default(''),
});

export type WantedList = z.infer<typeof wantedList>;
