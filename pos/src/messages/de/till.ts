import type { Messages } from '../en.ts';

export const till: Messages['till'] = {
  title: 'Kasse',
  products: 'Artikel',
  search: 'Artikel suchen',
  searchHint: 'Name, Artikelnummer oder Barcode',
  category: 'Warengruppe',
  allCategories: 'Alle Warengruppen',
  found: (count) => `${count} gefunden`,
  nothingFound: 'Kein Artikel gefunden.',
  failed: 'Die Artikel können nicht gezeigt werden. Neuer Versuch, sobald das Geschäft antwortet.',
  inStock: (count) => `${count} vorrätig`,
  outOfStock: 'Ausverkauft',
  added: (name) => `${name} liegt im Warenkorb.`,
  unknownCode: (code) => `Kein Artikel hat den Code ${code}.`,
  notOnSale: (name) => `${name} ist nicht im Verkauf.`,
  scanFailed: (code) => `Der Code ${code} konnte nicht nachgeschlagen werden: scannen Sie ihn noch einmal.`,
  scanWhilePaying:
    'Nichts kam hinzu: schließen Sie erst die Zahlung ab, oder gehen Sie zurück zum Warenkorb.',
  cleared: 'Der Warenkorb ist geleert.',
  keys: {
    search: 'Artikel suchen',
    pick: 'In der Suche: den gefundenen Artikel hinzufügen, oder zu den gefundenen gehen',
    grid: 'In den Artikeln: von einem zum nächsten; Eingabe fügt ihn hinzu',
  },
};
