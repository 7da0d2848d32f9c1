import type { Messages } from '../en.ts';

export const connection: Messages['connection'] = {
  connecting: 'Verbindet …',
  live: 'Live',
  reconnecting: (time) => `Verbindet neu … Stand ${time}`,
};
