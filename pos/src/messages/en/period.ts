/** Choosing days and times. */
export const period = {
  period: 'Period',
  from: 'From',
  to: 'To',
  days: 'Chosen days',
  presets: {
    today: 'Today',
    yesterday: 'Yesterday',
    thisWeek: 'This week',
    last7: 'Last 7 days',
    last30: 'Last 30 days',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisYear: 'This year',
  },
  zone: (timeZone: string) => `By the shop’s clock (${timeZone}).`,
};
