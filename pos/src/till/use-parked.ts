import { useEffect, useState } from 'react';
import { useStore } from '../app/store.ts';
import { newKey } from '../graph/new-key.ts';
import type { Cart } from './cart.ts';
import { openParked, type ParkedSale } from './parked.ts';

export interface Parked {
  /** The one parked last first. */
  readonly sales: readonly ParkedSale[];
  readonly park: (name: string, cart: Cart) => void;
  readonly remove: (id: string) => void;
}

export function useParked(): Parked {
  const [kept] = useState(openParked);
  useEffect(() => kept.close, [kept]);
  return {
    sales: useStore(kept),
    park: (name, cart) => kept.set([{ id: newKey(), name, parkedAt: Date.now(), cart }, ...kept.latest()]),
    remove: (id) => kept.set(kept.latest().filter((sale) => sale.id !== id)),
  };
}
