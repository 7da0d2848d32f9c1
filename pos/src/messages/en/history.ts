/** What happened to an entity. */
export const history = {
  title: 'History',
  nothing: 'Nothing has happened yet.',
  more: 'Show more',
  by: (name: string) => `by ${name}`,
  bySystem: 'by the shop itself',
  /** By the type of the event. */
  events: {} as Readonly<Record<string, string>>,
};
