import { parse } from 'graphql';
import { schemaDifferences } from './schema-differences.mjs';

const served = parse(/* GraphQL */ `
  type Query {
    product(id: ID!): Product
    stock: Int @requiresScopes(scopes: [["inventory:read"]])
    search(text: String = "a", shop: ID!): [Product!]!
  }
  type Product implements Node { id: ID! name: String! }
  interface Node { id: ID! }
  enum Status { ACTIVE ARCHIVED }
  input NewProduct { name: String! sku: String! }
`);

const differencesOf = (schema, options) => schemaDifferences([parse(schema)], served, options);

describe('schema differences', () => {
  test('a part of what is served has none', () => {
    expect(differencesOf('type Query { product(id: ID!): Product } enum Status { ACTIVE }')).toEqual([]);
  });

  test('several documents are taken together', () => {
    const documents = ['type Product { id: ID! }', 'type Product { name: String! }'].map((text) =>
      parse(text),
    );
    expect(schemaDifferences(documents, served)).toEqual([]);
  });

  test.each([
    ['type Order { id: ID! }', 'type Order is absent'],
    ['type Product { price: Int }', 'Product.price is absent'],
    ['type Product { name: String }', 'Product.name: type is String!, not String'],
    ['type Query { product(id: ID!, at: Int): Product }', 'Query.product(at:) is absent'],
    ['type Query { product(id: String!): Product }', 'Query.product(id:): type is ID!, not String!'],
    [
      'type Query { search(text: String = "b", shop: ID!): [Product!]! }',
      'Query.search(text:): default is "a", not "b"',
    ],
    [
      'type Query { search(text: String = "a"): [Product!]! }',
      'Query.search(shop:) has to be given, but is not in the schemas',
    ],
    ['input NewProduct { name: String! }', 'NewProduct(sku:) has to be given, but is not in the schemas'],
    ['enum Status { LOST }', 'Status: LOST is absent from its values'],
    ['type Product implements Thing { id: ID! }', 'Product: Thing is absent from its interfaces'],
    ['union Status = Product', 'Status: kind is enum, not union'],
    [
      'type Query { stock: Int }',
      'Query.stock: @requiresScopes is [["scopes",[["inventory:read"]]]], not absent',
    ],
    ['type Product { name: String! @authenticated }', 'Product.name: @authenticated is absent, not []'],
  ])('%s', (schema, difference) => {
    expect(differencesOf(schema)).toContain(difference);
  });

  test('scopes do not count where the served schema cannot tell them', () => {
    expect(differencesOf('type Query { stock: Int }', { directives: false })).toEqual([]);
  });
});
