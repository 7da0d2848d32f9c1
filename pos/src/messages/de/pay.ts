import type { Messages } from '../en.ts';

export const pay: Messages['pay'] = {
  title: 'Bar bezahlen',
  due: 'Zu zahlen',
  given: 'Gegebener Betrag',
  quick: 'Schnellbeträge',
  exact: 'Passend',
  change: 'Rückgeld',
  notAnAmount: 'Geben Sie einen Betrag ein, etwa 20.',
  tooLittle: (missing) => `Es fehlen ${missing}.`,
  take: 'Zahlung annehmen',
  back: 'Zurück zum Warenkorb',
  asking: 'Der Verkauf wird gebucht …',
  lost: 'Noch keine Antwort. Nach demselben Verkauf wird erneut gefragt: nichts wird doppelt verkauft.',
  waiting: (number) => `Verkauf ${number} wird abgewickelt …`,
};
