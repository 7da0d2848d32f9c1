import { parse } from 'graphql';
import { createTrustedDocuments } from './trusted-documents.ts';

const { trusts } = createTrustedDocuments([
  'query Till($id: ID!) { product(id: $id) { ...Price name } } fragment Price on Product { price { amount } }',
  'mutation SignOut { signOut { userErrors { code } } }',
]);

test.each([
  ['what is in a file', 'mutation SignOut { signOut { userErrors { code } } }', true],
  ['in other white space', 'mutation SignOut{signOut{userErrors{code}}}', true],
  [
    'with __typename, as a client with a cache sends it, and its definitions in another order',
    `fragment Price on Product { price { amount __typename } __typename }
     query Till($id: ID!) { product(id: $id) { ...Price name __typename } }`,
    true,
  ],
  ['another field', 'mutation SignOut { signOut { userErrors { code message } } }', false],
  ['another argument', 'query Till { product(id: "1") { name } }', false],
  [
    'another fragment under a name that is known',
    'query Till($id: ID!) { product(id: $id) { ...Price name } } fragment Price on Product { history { edges { cursor } } }',
    false,
  ],
  [
    'another operation beside one that is known',
    'mutation SignOut { signOut { userErrors { code } } } query B { shop { id } }',
    false,
  ],
  [
    '__typename under another name',
    'mutation SignOut { signOut { x: __typename userErrors { code } } }',
    false,
  ],
])('%s is trusted: %#', (_what, text, trusted) => {
  expect(trusts(parse(text))).toBe(trusted);
});
