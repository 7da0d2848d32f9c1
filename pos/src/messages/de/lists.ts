import type { Messages } from '../en.ts';

export const lists: Messages['lists'] = {
  search: 'Suchen',
  found: (count) => `${count} gefunden`,
  nothingFound: 'Nichts gefunden.',
  failed: 'Die Liste kann nicht gezeigt werden. Neuer Versuch, sobald das Geschäft antwortet.',
  loading: 'Einen Moment …',
  order: 'Sortieren nach',
};
