/** The pages, as the menu names them. */
export const places = {
  sell: 'Sell',
  till: 'Till',
  figures: 'Figures',
  accounts: 'Accounts',
  status: 'Status',
};
