import type { Messages } from '../en.ts';

export const keys: Messages['keys'] = {
  title: 'Tastenkürzel',
  leave: 'Escape schließt dies und jeden anderen Dialog.',
  names: {
    Ctrl: 'Strg',
    Shift: 'Umschalt',
    Alt: 'Alt',
    Enter: 'Eingabe',
    Arrows: 'Pfeiltasten',
    Plus: '+',
    Minus: '−',
  },
};
