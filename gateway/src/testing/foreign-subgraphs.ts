import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** Subgraphs as others write them, on Apollo Server over HTTP, with what of federation is hard to plan and to run. */
export interface ForeignSubgraphs {
  readonly schemas: readonly { readonly name: string; readonly url: string; readonly typeDefs: string }[];
  /** The `authorization` headers that came, in order. */
  readonly credentials: (string | undefined)[];
  close(): Promise<void>;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@interfaceObject", "@override", "@inaccessible"])`;

const animals = ['cat', 'dog', 'eel'];
const person = (id: string) => ({
  __typename: 'Person',
  id,
  name: `Name of ${id}`,
  address: { street: `${id} street`, town: { code: `t${id.length}` } },
  email: id === 'p3' ? null : `${id}@example.com`,
});
const pet = (id: string) =>
  id === 'cat'
    ? { __typename: 'Cat', id, name: 'Tom', lives: 9 }
    : { __typename: id === 'dog' ? 'Dog' : 'Fish', id, name: id, barks: id === 'dog' };

const subgraphs = [
  {
    name: 'people',
    typeDefs: `${link}
      type Query { person(id: ID!): Person people(first: Int = 2): [Person!]! search(text: String): [Found] me: Person! fails: Person }
      type Mutation { rename(id: ID!, name: String!): Person forget(id: ID!): Boolean }
      interface Named { name: String }
      union Found = Person | Town
      type Person implements Named @key(fields: "id") @key(fields: "email") {
        id: ID! name: String @shareable email: String address: Address friends: [Person] bestFriend: Person
        secretly: String
      }
      type Address @shareable { street: String! town: Town! }
      type Town @key(fields: "code") { code: ID! }
    `,
    resolvers: {
      Query: {
        person: (_: unknown, { id }: { id: string }) => (id.startsWith('p') ? person(id) : null),
        people: (_: unknown, { first }: { first: number }) => ['p1', 'p2', 'p3'].slice(0, first).map(person),
        search: () => [person('p1'), { __typename: 'Town', code: 't2' }, null, person('p3')],
        me: () => person('p2'),
        fails: () => {
          throw new Error('It fails.');
        },
      },
      Mutation: {
        rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ ...person(id), name }),
        forget: () => true,
      },
      Person: {
        __resolveReference: ({ id, email }: { id?: string; email?: string }) =>
          person(id ?? email?.split('@')[0] ?? 'p1'),
        friends: ({ id }: { id: string }) => ['p1', 'p2', 'p3'].filter((other) => other !== id).map(person),
        bestFriend: ({ id }: { id: string }) => (id === 'p1' ? person('p2') : null),
        secretly: ({ id }: { id: string }) => {
          if (id === 'p2') throw new Error('Not told.');
          return 'x';
        },
      },
      Town: { __resolveReference: (reference: object) => reference },
      Found: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  },
  {
    name: 'pets',
    typeDefs: `${link}
      type Query { pets: [Pet!]! pet(id: ID!): Pet animal: Animal }
      interface Pet @key(fields: "id") { id: ID! name: String! owner: Person }
      type Cat implements Pet @key(fields: "id") { id: ID! name: String! owner: Person lives: Int! }
      type Dog implements Pet @key(fields: "id") { id: ID! name: String! owner: Person @provides(fields: "name") barks: Boolean }
      type Fish implements Pet @key(fields: "id") { id: ID! name: String! owner: Person tank: Tank! }
      type Tank @key(fields: "place { code } number") { place: Place! number: Int! litres: Int }
      type Place @shareable { code: ID! }
      union Animal = Cat | Dog | Fish
      type Person @key(fields: "id") { id: ID! name: String @external pets: [Pet] }
    `,
    resolvers: {
      Query: {
        pets: () => animals.map(pet),
        pet: (_: unknown, { id }: { id: string }) => (animals.includes(id) ? pet(id) : null),
        animal: () => pet('dog'),
      },
      Pet: {
        __resolveType: ({ __typename }: { __typename: string }) => __typename,
        __resolveReference: ({ id }: { id: string }) => pet(id),
      },
      Animal: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Cat: { owner: () => ({ id: 'p1' }), __resolveReference: ({ id }: { id: string }) => pet(id) },
      Dog: {
        owner: () => ({ id: 'p2', name: 'Name of p2' }),
        __resolveReference: ({ id }: { id: string }) => pet(id),
      },
      Fish: {
        owner: () => null,
        tank: () => ({ place: { code: 'hall' }, number: 4, litres: 100 }),
        __resolveReference: ({ id }: { id: string }) => pet(id),
      },
      Tank: { __resolveReference: (reference: object) => ({ ...reference, litres: 100 }) },
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        pets: ({ id }: { id: string }) =>
          id === 'p1' ? [pet('cat'), null, pet('eel')] : id === 'p2' ? [] : null,
      },
    },
  },
  {
    name: 'vet',
    typeDefs: `${link}
      type Query { visits: [Visit] }
      type Visit @key(fields: "id") { id: ID! pet: Pet cost: Int! tags: [[String!]] }
      type Pet @key(fields: "id") @interfaceObject { id: ID! visits: [Visit!] healthy: Boolean! }
      type Tank @key(fields: "place { code } number") { place: Place! number: Int! clean: Boolean }
      type Place @shareable { code: ID! }
    `,
    resolvers: {
      Query: { visits: () => [visit('v1'), null, visit('v2')] },
      Visit: { __resolveReference: ({ id }: { id: string }) => visit(id) },
      Pet: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        visits: ({ id }: { id: string }) => (id === 'cat' ? [visit('v1')] : null),
        healthy: ({ id }: { id: string }) => {
          if (id === 'eel') throw new Error('Nobody knows.');
          return true;
        },
      },
      Tank: {
        __resolveReference: (reference: { number: number }) => ({
          ...reference,
          clean: reference.number === 4,
        }),
      },
    },
  },
  {
    name: 'post',
    typeDefs: `${link}
      type Person @key(fields: "id") {
        id: ID!
        name: String @external
        address: Address @external
        label: String @requires(fields: "name address { street town { code } }")
        parcels(first: Int): [Parcel!]!
      }
      type Address @shareable { street: String! town: Town! }
      type Town @key(fields: "code") { code: ID! mayor: Person inhabitants: Int }
      type Parcel { weight: Float! to: Person from: Pet }
      type Pet @key(fields: "id") @interfaceObject { id: ID! }
      type Query { town(code: ID!): Town }
    `,
    resolvers: {
      Query: { town: (_: unknown, { code }: { code: string }) => ({ code }) },
      Person: {
        __resolveReference: (reference: object) => reference,
        label: ({ name, address }: ReturnType<typeof person>) =>
          `${name}, ${address.street}, ${address.town.code}`,
        parcels: ({ id }: { id: string }, { first = 1 }: { first?: number }) =>
          Array.from({ length: first }, (_item, index) => ({
            weight: index + 0.5,
            to: index === 0 ? { id: 'p3' } : null,
            from: { id: id === 'p1' ? 'dog' : 'cat' },
          })),
      },
      Town: {
        __resolveReference: ({ code }: { code: string }) => (code === 't9' ? null : { code }),
        mayor: () => ({ id: 'p1' }),
        inhabitants: () => 7,
      },
    },
  },
];

const visit = (id: string) => ({
  id,
  pet: { id: id === 'v1' ? 'cat' : 'dog' },
  cost: 12,
  tags: id === 'v1' ? [['a', 'b'], null, []] : null,
});

export async function startForeignSubgraphs(): Promise<ForeignSubgraphs> {
  const credentials: (string | undefined)[] = [];
  const started = await Promise.all(
    subgraphs.map(async ({ name, typeDefs, resolvers }) => {
      const server = new ApolloServer({
        schema: buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers: resolvers as never }), // looser than the library's map
        plugins: [ApolloServerPluginInlineTraceDisabled()],
      });
      const { url } = await startStandaloneServer(server, {
        listen: { port: 0, host: '127.0.0.1' },
        context: async ({ req }) => {
          credentials.push(req.headers.authorization);
          return {};
        },
      });
      return { schema: { name, url, typeDefs }, stop: () => server.stop() };
    }),
  );
  return {
    schemas: started.map(({ schema }) => schema),
    credentials,
    close: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}
