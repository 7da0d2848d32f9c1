import type { Messages } from '../en.ts';

export const history: Messages['history'] = {
  title: 'Verlauf',
  nothing: 'Noch ist nichts geschehen.',
  more: 'Mehr zeigen',
  by: (name) => `von ${name}`,
  bySystem: 'vom Geschäft selbst',
  events: {},
};
