import type { Messages } from '../en.ts';

export const shop: Messages['shop'] = {
  title: 'Das Geschäft',
  edit: 'Bearbeiten',
  onReceipts: 'Auf Bons',
  name: 'Name',
  taxId: 'Steuernummer',
  forGood: 'Nicht mehr änderbar',
  forGoodText:
    'Davon hängt jeder gebuchte Betrag und Tag ab. Festgelegt wurde es bei der Eröffnung des Geschäfts.',
  currency: 'Währung',
  timeZone: 'Zeitzone',
  prices: 'Preise',
  withTax: 'enthalten die Steuer',
  withoutTax: 'sind ohne Steuer, die hinzukommt',
};
