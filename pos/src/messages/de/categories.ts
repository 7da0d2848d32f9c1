import type { Messages } from '../en.ts';

export const categories: Messages['categories'] = {
  title: 'Warengruppen',
  category: 'Warengruppe',
  create: 'Neue Warengruppe',
  createFirst: 'Erste Warengruppe anlegen',
  orders: { name: 'Name, A bis Z', last: 'Name, Z bis A', status: 'Gebrauchte zuerst' },
  nothing: 'Noch gibt es keine Warengruppen. Sie fassen Artikel zusammen, an der Kasse und in den Zahlen.',
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
