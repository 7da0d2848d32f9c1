import type { Messages } from '../en.ts';

export const forms: Messages['forms'] = {
  save: 'Speichern',
  saved: 'Gespeichert.',
  cancel: 'Abbrechen',
  close: 'Schließen',
  required: 'Bitte ausfüllen.',
  notAnAmount: 'Geben Sie einen Betrag ein, etwa 20.',
  lost: 'Noch keine Antwort. Es wird erneut gefragt: nichts geschieht doppelt.',
  unanswered: 'Das Geschäft hat nicht geantwortet. Versuchen Sie es noch einmal: nichts geschieht doppelt.',
  forbidden: 'Ihre Rolle umfasst das nicht. Bitten Sie den Inhaber um das Recht dazu.',
  failed: (code) => `Das Geschäft konnte das nicht tun (${code}). Versuchen Sie es gleich noch einmal.`,
};
