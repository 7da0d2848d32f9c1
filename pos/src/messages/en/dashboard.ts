/** How the shop does. */
export const dashboard = {
  title: 'Dashboard',
  shifts: 'Shifts and their differences',
  today: 'Today, live',
  before: (sold: {
    weekday: string;
    time: string;
    net: string;
    orders: string;
    wholeNet: string;
    wholeOrders: string;
  }) =>
    `The ${sold.weekday} before, until ${sold.time}: ${sold.net} net with ${sold.orders} sales; the whole day: ${sold.wholeNet} with ${sold.wholeOrders}.`,
  thanBefore: (percent: string) => `${percent} on the week before`,
  nothingBefore: 'Nothing the week before',
  periodTotals: 'Sales of the period',
  net: 'Net sales',
  withTax: 'With tax',
  orders: 'Sales',
  average: 'Average sale, with tax',
  items: 'Pieces',
  gross: 'Gross',
  discounts: 'Discounts',
  refunds: 'Refunds',
  tax: 'Tax',
  cancelled: (count: string) => `${count} cancelled`,
  interval: 'Divided by',
  intervals: { HOUR: 'Hour', DAY: 'Day', WEEK: 'Week', MONTH: 'Month' },
  salesBy: {
    HOUR: 'Sales by hour',
    DAY: 'Sales by day',
    WEEK: 'Sales by week',
    MONTH: 'Sales by month',
  },
  time: 'Time',
  topProducts: 'Top products',
  product: 'Product',
  pieces: 'Pieces',
  categories: 'By category',
  category: 'Category',
  paymentMethods: 'Payment methods',
  method: 'Method',
  cashiers: 'By cashier',
  cashier: 'Cashier',
  noCashier: 'Unknown',
  taxes: 'Taxes by rate',
  rate: 'Rate',
  cashFlow: 'Cash flow',
  cashFlowByCategory: 'Cash flow by category',
  noCategory: 'No category',
  income: 'Income',
  expense: 'Expense',
  flow: (income: string, expense: string, net: string) => `${income} in, ${expense} out: ${net}`,
  lowStock: 'Low stock',
  allLowStock: 'To the stock',
  nothingLow: 'Enough of everything.',
  left: (available: string, threshold: string) => `${available} left, low from ${threshold}`,
  table: 'Table',
  tableOf: (title: string) => `Table: ${title}`,
  chartOf: (title: string) => `${title}, as a chart. The table has its figures.`,
  nothing: 'Nothing in this period.',
  tooLong: 'Choose ten years at most.',
};
