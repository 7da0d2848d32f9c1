import { type Money, withinBounds } from '@tillgraph/shared-domain/money';
import { parseCash } from '../money/cash-given.ts';

/** What somebody counted: pieces of each denomination as they are typed, by its minor units, or a sum. */
export type Count =
  | { readonly by: 'pieces'; readonly pieces: Readonly<Record<number, string>> }
  | { readonly by: 'sum'; readonly sum: string };

export const nothingCounted: Count = { by: 'pieces', pieces: {} };

/** Undefined while it is no sum: nothing is typed yet, or what is no number. */
export function countedSum(count: Count, currency: string): Money | undefined {
  if (count.by === 'sum') return parseCash(count.sum, currency);
  const typed = Object.entries(count.pieces).filter(([, text]) => text.trim() !== '');
  const pieces = typed.map(([minor, text]) => Number(minor) * piecesOf(text));
  const sum = { minor: pieces.reduce((total, each) => total + each, 0), currency };
  return typed.length > 0 && Number.isSafeInteger(sum.minor) && withinBounds(sum) ? sum : undefined;
}

/** NaN for what is no number of pieces. */
export const piecesOf = (text: string): number => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN);
