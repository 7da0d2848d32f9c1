import { composeSupergraph } from '@tillgraph/gateway/supergraph/compose';
import { readShopSubgraphs } from '../shop/shop-subgraphs.ts';

/** Prints the supergraph that supergraph.yaml describes. */
export async function compose(): Promise<void> {
  console.log(await composeSupergraph(await readShopSubgraphs()));
}
