import type { Messages } from '../en.ts';

export const outcome: Messages['outcome'] = {
  paid: 'Bezahlt',
  newSale: 'Neuer Verkauf',
  outOfStock: 'Nicht vorrätig: nichts wurde verkauft',
  shortage: (name, requested, available) => `${name}: ${requested} gewünscht, ${available} vorrätig.`,
  sellWhatThereIs: 'Warenkorb auf das Vorhandene setzen',
  declined: 'Zahlung abgelehnt: nichts wurde verkauft',
  declinedAvailable: (available) => `Das Konto hat ${available}.`,
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
  forbidden: 'Sie dürfen nicht verkaufen. Bitten Sie den Inhaber um das Recht dazu.',
};
