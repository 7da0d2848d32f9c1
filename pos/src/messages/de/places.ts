import type { Messages } from '../en.ts';

export const places: Messages['places'] = {
  sell: 'Verkaufen',
  till: 'Kasse',
  figures: 'Zahlen',
  accounts: 'Konten',
  status: 'Status',
};
