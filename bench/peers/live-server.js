/**
 * graphql-ws with an in-memory pub/sub: each change is resolved for each of its subscribers, from memory and without
 * asking who it is. It is committed before it is told, as ours is: a row of a database that is as durable. Sends { url,
 * orders: [{ id, lineId }] } to its parent.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { PubSub } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { resolvers as shop } from './shop-schema.js';

const { count, databaseUrl } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: databaseUrl });
const pubSub = new PubSub();
pubSub.ee.setMaxListeners(0);
const ids = Array.from({ length: count }, (_, index) => String(index));
await pool.query('DROP TABLE IF EXISTS orders');
await pool.query(
  'CREATE TABLE orders (id text PRIMARY KEY, version int NOT NULL, updated_at timestamptz NOT NULL)',
);
await pool.query('INSERT INTO orders SELECT unnest($1::text[]), 1, now()', [ids]);
const changed = new Map(ids.map((id) => [id, { version: 1, updatedAt: new Date().toISOString() }]));

const typeDefs = `
  type Query { order(id: ID!): Order }
  type Mutation { refundOrder(input: RefundOrderInput!): RefundPayload }
  type Subscription { orderChanged(orderId: ID!): Order! }
  input RefundLineInput { lineId: ID! quantity: Int! }
  input RefundOrderInput { idempotencyKey: String! orderId: ID! lines: [RefundLineInput!]! reason: String! }
  type Money { amount: String! currencyCode: String! }
  type Order { id: ID! number: String! status: String! total: Money! customer: Customer lines: [OrderLine!]! version: Int! updatedAt: String! }
  type OrderLine { id: ID! quantity: Float! unitPrice: Money! product: Product }
  type Customer { id: ID! name: String! email: String }
  type Product { id: ID! name: String! sku: String! price: Money! }
  type UserError { code: String! message: String! }
  type RefundPayload { order: Order userErrors: [UserError!]! }`;

const present = (id) => ({
  ...shop.orders.Query.order(undefined, { id }),
  ...changed.get(id),
});

const resolvers = {
  Mutation: {
    async refundOrder(_, { input: { orderId } }) {
      const updatedAt = new Date().toISOString();
      const { rows } = await pool.query({
        name: 'refund',
        text: 'UPDATE orders SET version = version + 1, updated_at = $2 WHERE id = $1 RETURNING version',
        values: [orderId, updatedAt],
      });
      changed.set(orderId, { version: rows[0].version, updatedAt });
      const order = present(orderId);
      pubSub.publish(orderId, order);
      return { order, userErrors: [] };
    },
  },
  Subscription: {
    orderChanged: {
      async *subscribe(_, { orderId }) {
        const changes = pubSub.asyncIterableIterator(orderId);
        yield present(orderId);
        yield* changes;
      },
      resolve: (order) => order,
    },
  },
  Order: { customer: ({ customer }) => shop.customers.Customer.__resolveReference(customer) },
  OrderLine: { product: ({ product }) => shop.catalog.Product.__resolveReference(product) },
};

const schema = makeExecutableSchema({ typeDefs, resolvers });
const server = createServer(async (request, response) => {
  const { query: source, variables: variableValues } = await json(request);
  response.end(JSON.stringify(await graphql({ schema, source, variableValues })));
});
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}/graphql`;
  process.send({ url, orders: ids.map((id) => ({ id, lineId: '1' })) });
});
