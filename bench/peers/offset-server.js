/**
 * Apollo Server on the shop's own tables, whose indexes it uses as well: a page is found by OFFSET. Sends its url to its
 * parent.
 */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import pg from 'pg';

const { ordersUrl, catalogUrl } = JSON.parse(process.argv[2]);
const [orders, catalog] = [ordersUrl, catalogUrl].map(
  (connectionString) => new pg.Pool({ connectionString }),
);
// The shop's server may be stopped before this one.
for (const pool of [orders, catalog]) pool.on('error', () => {});

const typeDefs = `
  type Query {
    orders(first: Int!, offset: Int!): [Order!]!
    products(first: Int!, offset: Int!, search: String): [Product!]!
  }
  type Money { amount: String! currencyCode: String! }
  type Order { id: ID! number: String! status: String! placedAt: String! total: Money! }
  type Product { id: ID! name: String! sku: String! price: Money! }`;

const money = ({ minor, currency }) => ({ amount: (minor / 100).toFixed(2), currencyCode: currency });

const resolvers = {
  Query: {
    async orders(_, { first, offset }) {
      const { rows } = await orders.query(
        `SELECT document FROM read_models.orders_1
         WHERE document IS NOT NULL AND "placedAt:text" IS NOT NULL
         ORDER BY "placedAt:text" DESC, id DESC LIMIT $1 OFFSET $2`,
        [first, offset],
      );
      return rows.map(({ document }) => document);
    },
    async products(_, { first, offset, search }) {
      const { rows } = await catalog.query(
        `SELECT document FROM read_models.products_1
         WHERE document IS NOT NULL AND "status:text" = 'ACTIVE'
           AND "sortName:text" IS NOT NULL
           ${search ? `AND grams @> ARRAY[$3] AND strpos(texts, $3) > 0` : ''}
         ORDER BY "sortName:text", id LIMIT $1 OFFSET $2`,
        search ? [first, offset, search] : [first, offset],
      );
      return rows.map(({ document }) => document);
    },
  },
  Order: { total: ({ total }) => money(total) },
  Product: { price: ({ price }) => money(price) },
};

const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
  listen: { port: 0, host: '127.0.0.1' },
});
process.send(url);
