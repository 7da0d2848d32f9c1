/**
 * graphql-ws with an in-memory pub/sub: each change is resolved for each of its subscribers, from memory and without
 * asking who it is. Sends { url, orders: [{ id, lineId }] } to its parent.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { PubSub } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { resolvers as shop } from './shop-schema.js';

const { count } = JSON.parse(process.argv[2]);
const pubSub = new PubSub();
pubSub.ee.setMaxListeners(0);
const versions = new Map(Array.from({ length: count }, (_, index) => [String(index), 1]));

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
  version: versions.get(id),
  updatedAt: new Date().toISOString(),
});

const resolvers = {
  Mutation: {
    refundOrder(_, { input: { orderId } }) {
      versions.set(orderId, versions.get(orderId) + 1);
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
  process.send({ url, orders: [...versions.keys()].map((id) => ({ id, lineId: '1' })) });
});
