import type { Messages } from '../en.ts';

export const forms: Messages['forms'] = {
  // Other codes tell too little by themselves: what the shop says of them is shown as it is, in English.
  refusals: {
    NOT_FOUND: 'Das gibt es nicht mehr. Wählen Sie es neu aus.',
    ALREADY_EXISTS: 'Das ist schon vergeben. Wählen Sie etwas anderes.',
    VERSION_MISMATCH: 'Das wurde inzwischen geändert. Laden Sie es neu, und versuchen Sie es noch einmal.',
    INSUFFICIENT_FUNDS: 'Auf dem Konto ist dafür nicht genug verfügbar.',
    INSUFFICIENT_STOCK: 'So viele Stück sind nicht verfügbar.',
    INVALID_CREDENTIALS: 'E-Mail-Adresse oder Passwort ist falsch.',
    IDEMPOTENCY_KEY_REUSED:
      'Diese Eingabe wurde schon verarbeitet. Schließen Sie den Dialog, und sehen Sie nach.',
  },
  save: 'Speichern',
  saved: 'Gespeichert.',
  cancel: 'Abbrechen',
  close: 'Schließen',
  required: 'Bitte ausfüllen.',
  notAnAmount: 'Geben Sie einen Betrag ein, etwa 20.',
  lost: 'Noch keine Antwort, neuer Versuch läuft. Nichts wird doppelt ausgeführt.',
  unanswered:
    'Das Geschäft hat nicht geantwortet. Versuchen Sie es noch einmal: Nichts wird doppelt ausgeführt.',
  forbidden: 'Ihre Rolle erlaubt das nicht. Wenden Sie sich an den Inhaber.',
  failed: (code) => `Das hat nicht geklappt (${code}). Versuchen Sie es gleich noch einmal.`,
  leaveTitle: 'Verlassen, ohne zu speichern?',
  leaveText: 'Was Sie eingegeben haben, ist noch nicht gespeichert.',
  stay: 'Weiter bearbeiten',
  discard: 'Verwerfen',
  conflict: 'Jemand anders hat dies inzwischen geändert',
  conflictHow:
    'Noch ist nichts gespeichert. Prüfen Sie die Änderungen, wählen Sie, wo Sie beide etwas geändert haben, und speichern Sie.',
  whenBegun: 'Als Sie anfingen',
  now: 'Jetzt',
  entered: 'Ihre Eingabe',
  takeOver: 'Jetzigen Stand übernehmen',
  keepMine: 'Meine Eingabe behalten',
  takenOver: 'Übernommen: Sie hatten es nicht geändert.',
  notANumber: 'Geben Sie eine ganze Zahl ein.',
  notAPercent: 'Geben Sie einen Prozentsatz von 0 bis 100 ein, etwa 7,5.',
  none: 'Keine',
};
