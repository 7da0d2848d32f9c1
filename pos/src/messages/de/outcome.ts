import type { Messages } from '../en.ts';

export const outcome: Messages['outcome'] = {
  paid: 'Bezahlt',
  newSale: 'Neuer Verkauf',
  outOfStock: 'Nicht vorrätig: nichts wurde verkauft',
  shortage: (name, requested, available) => `${name}: ${requested} gewünscht, ${available} vorrätig.`,
  sellWhatThereIs: 'Mengen an den Bestand anpassen',
  declined: 'Zahlung abgelehnt: nichts wurde verkauft',
  declinedAvailable: (available) => `Auf dem Konto sind ${available} verfügbar.`,
  timedOut: 'Der Verkauf dauerte zu lange und wurde storniert',
  cancelled: 'Der Verkauf wurde storniert',
  refused: 'Der Verkauf wurde abgelehnt',
  priceChanged: (total) => `Preise haben sich geändert: die Summe ist jetzt ${total}.`,
  mayNotDiscount:
    'Den Rabatt auf diesem Verkauf dürfen Sie nicht geben. Nehmen Sie ihn heraus, oder bitten Sie jemanden, der es darf.',
  failed: (code) =>
    `Das Geschäft nimmt diesen Verkauf nicht an (${code}). Nichts wurde verkauft: laden Sie die Seite neu, und versuchen Sie es noch einmal.`,
  notSold: 'Nichts wurde verkauft',
  overtaken:
    'Der Warenkorb wurde in einem anderen Tab dieser Kasse verkauft oder geändert. Sehen Sie ihn noch einmal an.',
  forbidden: 'Ihre Rolle erlaubt keine Verkäufe. Wenden Sie sich an den Inhaber.',
};
