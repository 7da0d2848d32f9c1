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
  status: 'Status',
  inUse: 'In Gebrauch',
  archived: 'Archiviert',
  isArchived: 'Diese Warengruppe ist archiviert: Ihr können keine Artikel mehr zugeordnet werden.',
  products: 'Artikel im Verkauf',
  noProducts: 'Kein Artikel dieser Warengruppe ist im Verkauf.',
  toAll: 'Alle Warengruppen',
  noSuch: 'Diese Warengruppe gibt es nicht.',
  archive: 'Archivieren',
  archiveQuestion: (name) => `${name} archivieren?`,
  archiveText: 'Ihr können keine Artikel mehr zugeordnet werden. Frühere Verkäufe behalten ihren Namen.',
  standAgainst: (count) =>
    `Noch ${count} Artikel dieser Warengruppe im Verkauf: Archivieren Sie sie zuerst, oder ordnen Sie sie einer anderen zu.`,
};
