import { check } from 'k6';
import { query } from './shop/graph.ts';
import { arrivals, load } from './shop/load.ts';
import { auditSale, openSale, orderInput, placeOrder, type Sale } from './shop/sale.ts';

/** A customer looks at the products, orders some, and then sees the order paid and the stock that it left. */
export const options = load({ orders: arrivals(5, 60, 3) }, { browse: 500, placeOrder: 1000, order: 500 });

export const setup = (): Sale => openSale({ products: 20, pieces: 1_000_000 });

export default function (sale: Sale): void {
  const seen = query<Seen>(sale.session, 'browse', products, { search: sale.name });
  if (!seen) return;
  const first = Math.floor(Math.random() * seen.products.edges.length);
  const chosen = seen.products.edges.slice(first, first + 3).map(({ node }) => node.id);
  const placed = placeOrder(sale, orderInput(sale, chosen));
  if (!placed) return;
  const { order, consistencyToken } = placed;
  check(
    order,
    { 'the order is completed': ({ status }) => status === 'COMPLETED' },
    { operation: 'placeOrder' },
  );
  query(sale.session, 'order', orderWithStock, { id: order.id }, consistencyToken);
}

export const teardown = auditSale;

const products = `query ($search: String!) {
  products(first: 20, filter: { search: $search }) {
    edges { node { id name price { amount } stock { available } } }
  }
}`;

const orderWithStock = `query ($id: ID!) {
  order(id: $id) {
    number
    status
    payments { account { balance { amount } } }
    lines { product { name stock { available } } }
  }
}`;

interface Seen {
  readonly products: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}
