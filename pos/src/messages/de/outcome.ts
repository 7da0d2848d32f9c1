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
  forbidden: 'Sie dürfen nicht verkaufen. Bitten Sie den Inhaber um das Recht dazu.',
};
