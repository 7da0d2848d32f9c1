/** What all lists say. */
export const lists = {
  search: 'Search',
  found: (count: string) => `${count} found`,
  nothingFound: 'Nothing is like that.',
  failed: 'The list cannot be shown. Trying again when the shop answers.',
  loading: 'One moment …',
  order: 'Order by',
};
