import type { Messages } from '../en.ts';

export const app: Messages['app'] = {
  name: 'Tillgraph',
  starting: 'Einen Moment …',
  unreachable: 'Das Geschäft ist nicht erreichbar. Neuer Versuch …',
  noSuchPage: 'Diese Seite gibt es nicht.',
  toTheTill: 'Zur Kasse',
  notYoursTitle: 'Kein Zugriff',
  notYours: 'Ihre Rolle hat keinen Zugriff auf diese Seite. Wenden Sie sich an den Inhaber.',
  broken: 'Auf dieser Seite ist ein Fehler aufgetreten.',
  reload: 'Neu laden',
  skip: 'Zum Inhalt',
  menu: 'Menü',
  signOut: 'Abmelden',
  language: 'Sprache',
  languages: { auto: 'Wie im Browser', en: 'English', de: 'Deutsch' },
  theme: 'Farben',
  themes: { auto: 'Wie im System', light: 'Hell', dark: 'Dunkel' },
};
