import { StartRefused } from '@tillgraph/platform/config';
import type { ShopGraph } from './shop-graph.ts';

export interface ShopTerms {
  readonly currencyCode: string;
  readonly timeZone: string;
}

export async function shopTerms(graph: ShopGraph): Promise<ShopTerms> {
  const { data } = await graph.ask<{ shop: ShopTerms | null }>('{ shop { currencyCode timeZone } }');
  if (!data.shop) throw new StartRefused('The shop has not been opened yet: try again in a moment.');
  return data.shop;
}
