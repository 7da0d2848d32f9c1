import type { Messages } from '../messages/en.ts';
import type { Scope } from './scopes.ts';

/** A page that the menu leads to. */
export interface Place {
  readonly to: string;
  readonly label: (words: Messages['places']) => string;
  /** Shown to who has it; else to everybody. */
  readonly scope?: Scope;
}

export interface PlaceGroup {
  readonly label: (words: Messages['places']) => string;
  readonly places: readonly Place[];
}

/** The menu. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    label: (words) => words.sell,
    places: [{ to: '/', label: (words) => words.till, scope: 'orders:write' }],
  },
  {
    label: (words) => words.figures,
    places: [
      { to: '/accounts', label: (words) => words.accounts, scope: 'accounts:write' },
      { to: '/services', label: (words) => words.status, scope: 'reports:read' },
    ],
  },
];
