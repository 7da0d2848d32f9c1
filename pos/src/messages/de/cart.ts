import type { Messages } from '../en.ts';

export const cart: Messages['cart'] = {
  title: 'Warenkorb',
  empty: 'Der Warenkorb ist leer. Wählen oder scannen Sie einen Artikel.',
  quantity: (name) => `Menge von ${name}`,
  more: (name) => `${name}: eins mehr`,
  fewer: (name) => `${name}: eins weniger`,
  remove: (name) => `${name} entfernen`,
  onlySome: (count) => `Nur ${count} vorrätig`,
  clear: 'Leeren',
  subtotal: 'Netto',
  tax: 'Steuer',
  total: 'Summe',
  pay: (total) => `${total} kassieren`,
  tooMuch: 'Das ergibt mehr, als ein Verkauf betragen kann.',
};
