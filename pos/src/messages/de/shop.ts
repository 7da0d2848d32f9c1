import type { Messages } from '../en.ts';

export const shop: Messages['shop'] = {
  title: 'Das Geschäft',
  edit: 'Bearbeiten',
  onReceipts: 'Auf Bons',
  name: 'Name',
  taxId: 'Steuernummer',
  forGood: 'Für immer festgelegt',
  forGoodText:
    'Jeder gebuchte Betrag und Tag hängt davon ab: festgelegt wurde es, als das Geschäft eröffnet wurde.',
  currency: 'Währung',
  timeZone: 'Zeitzone',
  prices: 'Preise',
  withTax: 'enthalten die Steuer',
  withoutTax: 'sind ohne Steuer, die hinzukommt',
};
