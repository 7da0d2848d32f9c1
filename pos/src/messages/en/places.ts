/** The pages, as the menu names them. */
export const places = {
  sell: 'Sell',
  till: 'Till',
  figures: 'Figures',
  accounts: 'Accounts',
  status: 'Status',
  goods: 'Goods',
  products: 'Products',
  categories: 'Categories',
  stock: 'Stock',
  people: 'People',
  customers: 'Customers',
  users: 'Users',
  settings: 'Settings',
  shop: 'The shop',
  apiKeys: 'API keys',
  password: 'My password',
};
