import type { Messages } from '../en.ts';

export const categories: Messages['categories'] = {
  title: 'Warengruppen',
  category: 'Warengruppe',
  create: 'Neue Warengruppe',
  rename: 'Umbenennen',
  name: 'Name',
  status: 'Zustand',
  inUse: 'In Gebrauch',
  archived: 'Archiviert',
  isArchived: 'Diese Warengruppe ist archiviert: kein Artikel kann in sie gestellt werden.',
  products: 'Artikel im Verkauf',
  noProducts: 'Kein Artikel im Verkauf ist in ihr.',
  toAll: 'Alle Warengruppen',
  noSuch: 'Diese Warengruppe gibt es nicht.',
  archive: 'Archivieren',
  archiveQuestion: (name) => `${name} archivieren?`,
  archiveText: 'Kein Artikel kann mehr in sie gestellt werden. Frühere Verkäufe behalten ihren Namen.',
  standAgainst: (count) =>
    `${count} Artikel im Verkauf stehen dem entgegen: archivieren Sie sie, oder stellen Sie sie zuvor in eine andere Warengruppe.`,
};
