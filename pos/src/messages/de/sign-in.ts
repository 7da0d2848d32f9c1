import type { Messages } from '../en.ts';

export const signIn: Messages['signIn'] = {
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  submit: 'Anmelden',
  busy: 'Meldet an …',
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  wrong: 'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.',
  ended: 'Ihre Sitzung ist zu Ende. Melden Sie sich wieder an: Ihr Warenkorb ist noch da.',
  unreachable: 'Das Geschäft ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
  failed: (code) => `Die Anmeldung ist fehlgeschlagen (${code}). Versuchen Sie es gleich noch einmal.`,
  forDevelopers: 'Für Entwickler',
  graphiql: 'Den Graphen ausprobieren',
  status: 'Status der Dienste',
};
