import { addDays, beginningOf, mondayOf } from './shop-time.ts';

/** Days of the shop's calendar, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** As it was chosen: by its name, so that it goes along when the next day begins, or by its days. */
export type PeriodChoice = Preset | Period;

export const presets = [
  'today',
  'yesterday',
  'thisWeek',
  'last7',
  'last30',
  'thisMonth',
  'lastMonth',
  'thisYear',
] as const;

export type Preset = (typeof presets)[number];

export const periodOf = (choice: PeriodChoice, today: string): Period =>
  typeof choice === 'string' ? presetPeriod(choice, today) : choice;

/** Its moments, [from, to). */
export const momentsOf = ({ from, to }: Period, timeZone: string): { from: string; to: string } => ({
  from: beginningOf(from, timeZone),
  to: beginningOf(addDays(to, 1), timeZone),
});

function presetPeriod(preset: Preset, today: string): Period {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'thisWeek':
      return { from: mondayOf(today), to: today };
    case 'last7':
      return { from: addDays(today, -6), to: today };
    case 'last30':
      return { from: addDays(today, -29), to: today };
    case 'thisMonth':
      return { from: firstOfMonth(today), to: today };
    case 'lastMonth': {
      const to = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to };
    }
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
