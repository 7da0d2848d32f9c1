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
  mayNotDiscount:
    'You may not grant the discount that is on this sale. Take it out, or ask somebody who may.',
  failed: (code: string) =>
    `The shop does not take this sale (${code}). Nothing was sold: reload the page and try again.`,
  notSold: 'Nothing was sold',
  overtaken: 'The cart was sold or changed in another tab of this till. Look at it again.',
  forbidden: 'You may not sell. Ask the owner for the right to.',
};
