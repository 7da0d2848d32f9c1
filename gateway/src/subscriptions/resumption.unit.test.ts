import { buildSchema, parse } from 'graphql';
import type { OperationDocument } from '../security/operation-access.ts';
import { feedOf } from './feed.ts';
import { beginningOf } from './resumption.ts';

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription {
    order(id: ID, afterVersion: Int): Order
    orders(filter: String, ids: [ID], after: String): OrderChange
    today: Int
  }
  type Order { version: Int }
  type OrderChange { cursor: String }
`);

test.each([
  ['order(id: "o1") { version }', 'present state'],
  ['order(id: "o1", afterVersion: null) { version }', 'present state'],
  ['order(id: "o1", afterVersion: $none) { version }', 'present state'],
  ['order(id: "o1", afterVersion: 0) { version }', 'what was before'],
  ['order(id: "o1", afterVersion: $version) { version }', 'what was before'],
  ['orders { cursor }', 'now'],
  ['orders(filter: "PAID") { cursor }', 'now'],
  ['orders(after: null) { cursor }', 'now'],
  ['orders(after: $none) { cursor }', 'now'],
  ['orders(after: $null) { cursor }', 'now'],
  ['orders(after: "c1") { cursor }', 'what was before'],
  ['orders(after: $cursor) { cursor }', 'what was before'],
  ['... on Subscription { orders(after: $cursor) { cursor } }', 'what was before'],
  ['orders(ids: ["o1"]) { cursor }', 'what was before'],
  ['today', 'present state'],
])('a subscription to %s begins with: %s', (field, beginning) => {
  const document = parse(`subscription { ${field} }`) as OperationDocument; // of one operation
  const beginningWith = beginningOf(schema, document, feedOf(schema, document));
  expect(beginningWith({ cursor: 'c1', version: 3, null: null })).toBe(beginning);
});
