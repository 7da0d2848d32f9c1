/** The part of the contract that the benchmark's query needs, as three subgraphs with answers from memory: the peer's. */
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const money = 'type Money @shareable { amount: String! currencyCode: String! }';

export const typeDefs = {
  orders: `${link} ${money}
    type Query { order(id: ID!): Order }
    type Order @key(fields: "id") { id: ID! number: String! status: String! total: Money! customer: Customer lines: [OrderLine!]! }
    type OrderLine { id: ID! quantity: Float! unitPrice: Money! product: Product }
    type Customer @key(fields: "id", resolvable: false) { id: ID! }
    type Product @key(fields: "id", resolvable: false) { id: ID! }`,
  customers: `${link}
    type Query { customer(id: ID!): Customer }
    type Customer @key(fields: "id") { id: ID! name: String! email: String }`,
  catalog: `${link} ${money}
    type Query { product(id: ID!): Product }
    type Product @key(fields: "id") { id: ID! name: String! sku: String! price: Money! }`,
};

/** What is asked of an order: by queries and subscriptions, of ours and of the peers. */
export const orderFields = `
  id number status total { amount currencyCode }
  customer { id name email }
  lines { quantity unitPrice { amount currencyCode } product { id name sku price { amount currencyCode } } }`;

export const orderQuery = `query Order($id: ID!) { order(id: $id) { ${orderFields} } }`;

const price = { amount: '12.50', currencyCode: 'USD' };
const products = ['1', '2', '3', '4', '5'];

/** Every id is an order of 5 lines and of another customer. */
export const resolvers = {
  orders: {
    Query: {
      order: (_, { id }) => ({
        id,
        number: id,
        status: 'COMPLETED',
        total: { amount: '62.50', currencyCode: 'USD' },
        customer: { id },
        lines: products.map((product) => ({
          id: product,
          quantity: 1,
          unitPrice: price,
          product: { id: product },
        })),
      }),
    },
  },
  customers: {
    Customer: {
      __resolveReference: ({ id }) => ({ id, name: `Customer ${id}`, email: `${id}@example.com` }),
    },
  },
  catalog: {
    Product: { __resolveReference: ({ id }) => ({ id, name: `Product ${id}`, sku: `SKU-${id}`, price }) },
  },
};
