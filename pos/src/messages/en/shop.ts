/** The shop's own data. */
export const shop = {
  title: 'The shop',
  edit: 'Edit',
  onReceipts: 'On receipts',
  name: 'Name',
  taxId: 'Tax ID',
  forGood: 'Fixed for good',
  forGoodText: 'Every recorded amount and day depends on these: they were set when the shop was opened.',
  currency: 'Currency',
  timeZone: 'Time zone',
  prices: 'Prices',
  withTax: 'contain the tax',
  withoutTax: 'are without tax, which is added',
};
