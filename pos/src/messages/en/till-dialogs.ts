/** What is said of a sale beside its products. */
export const parked = {
  title: 'Parked sales',
  none: 'No sale is parked.',
  name: 'Park this sale as',
  park: 'Park',
  unnamed: (time: string) => `Sale of ${time}`,
  about: (time: string, pieces: string) => `Since ${time}, pieces: ${pieces}`,
  takeUp: 'Take up',
  takeUpNamed: (name: string) => `Take up ${name}`,
  discard: 'Discard',
  discardNamed: (name: string) => `Discard ${name}`,
  close: 'Close',
  done: (name: string) => `${name} is parked.`,
  takenUp: (name: string) => `${name} goes on.`,
};

/** Sales that nobody knows the outcome of. */
export const aside = {
  title: 'Sales whose outcome is not known',
  setAside: 'Set the sale aside',
  hint: 'It may have been sold. Set aside, it is kept here and can be asked for again.',
  open: (when: string, total: string) => `The sale of ${when} (${total}) is still open.`,
  ask: 'Ask again',
  askNamed: (when: string) => `Ask again for the sale of ${when}`,
  forget: 'Forget',
  forgetNamed: (when: string) => `Forget the sale of ${when}`,
};

export const discount = {
  title: 'Discount',
  kind: 'In',
  percent: '%',
  amount: (currency: string) => currency,
  usual: (percent: string) => `${percent} %`,
  remove: (discount: string) => `Remove the discount (${discount})`,
  none: 'None',
  notAPercentage: 'Enter a percentage from 0 to 100.',
  note: 'Note',
  ofLine: (name: string) => `Discount and note: ${name}`,
  ofSale: 'Discount and note on the sale',
};

export const delivery = {
  title: 'Delivery',
  lines: 'Street and number',
  postalCode: 'Postal code',
  city: 'City',
  region: 'Region',
  countryCode: 'Country',
  notACountry: 'Two letters, such as US.',
  takenAlong: 'Taken along',
  deliver: 'Deliver there',
};

export const customer = {
  title: 'Customer',
  search: 'Search customers',
  searchHint: 'Name, e-mail or phone',
  found: 'Customers found',
  more: 'Show more',
  register: 'Register a customer',
  nobody: 'No customer',
  name: 'Name',
  email: 'E-mail (optional)',
  phone: 'Phone (optional)',
};
