/** The keyboard. */
export const keys = {
  title: 'Keyboard shortcuts',
  leave: 'Escape closes this and every other dialog.',
  /** What is written on the keys. */
  names: {
    Ctrl: 'Ctrl',
    Shift: 'Shift',
    Alt: 'Alt',
    Enter: 'Enter',
    Arrows: 'Arrow keys',
    Plus: '+',
    Minus: '−',
  },
};
