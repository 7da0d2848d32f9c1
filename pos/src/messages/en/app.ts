/** The frame around all pages. */
export const app = {
  name: 'Tillgraph',
  starting: 'One moment …',
  unreachable: 'The shop cannot be reached. Trying again …',
  noSuchPage: 'There is no such page.',
  toTheTill: 'To the till',
  notYoursTitle: 'No access',
  notYours: 'Your role does not include this page. Ask the owner for the right to it.',
  broken: 'This page stopped working.',
  reload: 'Load it again',
  skip: 'To the content',
  menu: 'Menu',
  signOut: 'Sign out',
  language: 'Language',
  languages: { auto: 'As the browser', en: 'English', de: 'Deutsch' },
  theme: 'Colours',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
};
