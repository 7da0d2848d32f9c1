export const outcome = {
  paid: 'Paid',
  newSale: 'New sale',
  outOfStock: 'Out of stock: nothing was sold',
  shortage: (name: string, requested: string, available: string) =>
    `${name}: ${requested} wanted, ${available} in stock.`,
  sellWhatThereIs: 'Put what there is in the cart',
  declined: 'Payment declined: nothing was sold',
  declinedAvailable: (available: string) => `The account has ${available}.`,
  timedOut: 'The sale took too long and was cancelled',
  cancelled: 'The sale was cancelled',
  refused: 'The sale was refused',
  priceChanged: (total: string) => `Prices have changed: the total is now ${total}.`,
  forbidden: 'You may not sell. Ask the owner for the right to.',
};
