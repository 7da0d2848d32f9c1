/**
 * The conventional way: Apollo Server without federation, events, keys, roles or limits, on rows that are changed in
 * place. Sends { url, accountIds, productIds } to its parent.
 */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import pg from 'pg';
import { sellProducts, tables } from './plain-sql-orders.js';

const { databaseUrl, accounts, products } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
await pool.query(tables);
const accountIds = Array.from({ length: accounts }, () => crypto.randomUUID());
const productIds = Array.from({ length: products }, () => crypto.randomUUID());
await pool.query('INSERT INTO accounts SELECT unnest($1::uuid[]), 0', [accountIds]);
await pool.query('INSERT INTO products SELECT unnest($1::uuid[]), 1000000000, 1250', [productIds]);

const typeDefs = `
  type Query { account(id: ID!): Account }
  type Mutation {
    recordIncome(input: RecordTransactionInput!): TransactionPayload
    placeOrder(input: PlaceOrderInput!): OrderPayload
  }
  input MoneyInput { amount: String! currencyCode: String! }
  input RecordTransactionInput { idempotencyKey: String! accountId: ID! amount: MoneyInput! description: String! }
  input OrderLineInput { productId: ID! quantity: Int! }
  input PaymentInput { method: String! }
  input PlaceOrderInput { idempotencyKey: String! lines: [OrderLineInput!]! payments: [PaymentInput!]! awaitOutcomeMs: Int }
  type Money { amount: String! currencyCode: String! }
  type Account { id: ID! balance: Money! }
  type Transaction { id: ID! }
  type Order { id: ID! number: String! status: String! total: Money! }
  type UserError { code: String! message: String! }
  type TransactionPayload { transaction: Transaction account: Account userErrors: [UserError!]! }
  type OrderPayload { order: Order userErrors: [UserError!]! }`;

const money = (minor) => ({ amount: (minor / 100).toFixed(2), currencyCode: 'USD' });

const resolvers = {
  Mutation: {
    async recordIncome(_, { input: { accountId, amount } }) {
      const { rows } = await pool.query({
        name: 'income',
        text: 'UPDATE accounts SET balance = balance + $2 WHERE id = $1 RETURNING balance',
        values: [accountId, Math.round(Number(amount.amount) * 100)],
      });
      const account = { id: accountId, balance: money(Number(rows[0].balance)) };
      return { transaction: { id: crypto.randomUUID() }, account, userErrors: [] };
    },
    async placeOrder(_, { input: { lines } }) {
      const { id, number, total } = await sellProducts(pool, lines);
      return { order: { id, number, status: 'COMPLETED', total: money(total) }, userErrors: [] };
    },
  },
};

const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
  listen: { port: 0, host: '127.0.0.1' },
});
process.send({ url, accountIds, productIds });
