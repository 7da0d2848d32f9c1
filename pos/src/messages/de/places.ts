import type { Messages } from '../en.ts';

export const places: Messages['places'] = {
  sell: 'Verkaufen',
  till: 'Kasse',
  shift: 'Schicht',
  orders: 'Bestellungen',
  shifts: 'Schichten',
  figures: 'Zahlen',
  dashboard: 'Überblick',
  accounts: 'Konten',
  status: 'Status',
  goods: 'Waren',
  products: 'Artikel',
  categories: 'Warengruppen',
  stock: 'Bestand',
  people: 'Personen',
  customers: 'Kunden',
  users: 'Benutzer',
  settings: 'Einstellungen',
  shop: 'Das Geschäft',
  apiKeys: 'API-Schlüssel',
  password: 'Mein Passwort',
};
