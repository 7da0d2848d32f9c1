import type { Messages } from '../en.ts';

export const period: Messages['period'] = {
  period: 'Zeitraum',
  from: 'Von',
  to: 'Bis',
  days: 'Gewählte Tage',
  presets: {
    today: 'Heute',
    yesterday: 'Gestern',
    thisWeek: 'Diese Woche',
    last7: 'Letzte 7 Tage',
    last30: 'Letzte 30 Tage',
    thisMonth: 'Dieser Monat',
    lastMonth: 'Letzter Monat',
    thisYear: 'Dieses Jahr',
  },
  zone: (timeZone) => `In der Zeitzone des Geschäfts (${timeZone}).`,
};
