import type { SaleFragment } from '../graph/generated/graphql.ts';
import type { Placed, Refusals } from './place-order.ts';

export type SaleState =
  | { readonly status: 'none' }
  /** lost: an answer did not come, and the same is asked again; lasting: so often that it may be set aside. */
  | { readonly status: 'asking'; readonly lost: boolean; readonly lasting: boolean }
  | { readonly status: 'waiting'; readonly order: SaleFragment }
  | { readonly status: 'settled'; readonly order: SaleFragment }
  | { readonly status: 'refused'; readonly refusals: Refusals }
  | { readonly status: 'forbidden' }
  /** The shop does not take it, for no reason of the sale's own: nothing was sold. */
  | { readonly status: 'failed'; readonly code: string }
  /** The cart is not any more what was paid for: another tab sold or changed it. Nothing was sold here. */
  | { readonly status: 'overtaken' };

/** Sold over the counter, an order is completed with its payment; what is delivered leaves the shop later. */
export const isSettled = ({ status, fulfilmentMethod }: SaleFragment): boolean =>
  status === 'COMPLETED' ||
  status === 'CANCELLED' ||
  (fulfilmentMethod === 'DELIVERY' && (status === 'PAID' || status === 'SHIPPED'));

export type Unsold = Exclude<Placed, { kind: 'placed' | 'lost' }>;

/** A refusal is the first outcome told again; any other no is of this request alone, and an earlier one may have sold. */
export const isAnswer = (placed: Exclude<Placed, { kind: 'placed' }>, isFirst: boolean): placed is Unsold =>
  placed.kind === 'refused' || (placed.kind !== 'lost' && isFirst);

/** How it is shown. */
export function outcomeOf(placed: Unsold): SaleState {
  switch (placed.kind) {
    case 'refused':
      return { status: 'refused', refusals: placed.refusals };
    case 'forbidden':
      return { status: 'forbidden' };
    case 'failed':
      return { status: 'failed', code: placed.code };
  }
}
