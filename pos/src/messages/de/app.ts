import type { Messages } from '../en.ts';

export const app: Messages['app'] = {
  name: 'Tillgraph',
  starting: 'Einen Moment …',
  unreachable: 'Das Geschäft ist nicht erreichbar. Neuer Versuch …',
  noSuchPage: 'Diese Seite gibt es nicht.',
  toTheTill: 'Zur Kasse',
  notYoursTitle: 'Kein Zugriff',
  notYours: 'Ihre Rolle umfasst diese Seite nicht. Bitten Sie den Inhaber um das Recht dazu.',
  broken: 'Diese Seite funktioniert nicht mehr.',
  reload: 'Neu laden',
  skip: 'Zum Inhalt',
  menu: 'Menü',
  signOut: 'Abmelden',
  language: 'Sprache',
  languages: { auto: 'Wie der Browser', en: 'English', de: 'Deutsch' },
  theme: 'Farben',
  themes: { auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
};
