import type { Positions } from './port.ts';

/** How often the document has forgotten somebody: what it has forgotten is not in its version. */
export const timesForgotten = (positions: Positions): number => positions[key] ?? 0;

/** The positions of a document that forgets once more: whoever has read it before computes it again. */
export const afterForgetting = (positions: Positions): Record<string, number> => ({
  ...positions,
  [key]: timesForgotten(positions) + 1,
});

/** No context and slot are called so. */
const key = 'forgotten';
