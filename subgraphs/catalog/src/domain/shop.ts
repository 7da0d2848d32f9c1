import type { Address } from '@tillgraph/shared-domain/address';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { changedFields } from '@tillgraph/shared-domain/changed-fields';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ShopEvent } from '@tillgraph/shared-domain/events/catalog';
import { notFound } from '@tillgraph/shared-domain/user-error';

/** What a shop is opened with. All but the name stays for good, for every recorded amount and day depends on it. */
export interface ShopTerms {
  readonly name: string;
  readonly currencyCode: string;
  readonly timeZone: string;
  readonly pricesIncludeTax: boolean;
}

export interface ShopFields {
  readonly name: string;
  readonly address: Address | null;
  readonly taxId: string | null;
}

export interface Shop extends ShopTerms, ShopFields {
  readonly id: string;
  readonly version: number;
}

/** There is one. */
export const shopId = 'main';

export const shop: Aggregate<Shop | null, ShopEvent> = { category: 'shop', initialState: null, evolve };

/** Throws before the shop was opened, which happens before anything is served. */
export function currencyOf({ state }: { readonly state: Shop | null }): string {
  if (state === null) throw new Error('The shop was not opened before it was used.');
  return state.currencyCode;
}

/** A shop that is open already stays as it is. */
export const openShop = (terms: ShopTerms, state: Shop | null): Decision<ShopEvent> =>
  state === null ? accept({ type: 'ShopOpened', data: { shopId, ...terms } }) : accept();

export function updateShop(fields: Partial<ShopFields>, state: Shop | null): Decision<ShopEvent> {
  if (state === null) return refuse(notFound('The shop is not open yet.'));
  const changed = changedFields<ShopFields>(fields, state);
  return Object.keys(changed).length === 0
    ? accept()
    : accept({ type: 'ShopUpdated', data: { shopId: state.id, ...changed } });
}

function evolve(state: Shop | null, event: Recorded<ShopEvent>): Shop | null {
  const { version } = event;
  if (event.type === 'ShopOpened') {
    const { shopId: id, ...terms } = event.data;
    return { id, ...terms, address: null, taxId: null, version };
  }
  if (state === null) return null;
  const { shopId: _id, ...fields } = event.data;
  return { ...state, ...fields, version };
}
