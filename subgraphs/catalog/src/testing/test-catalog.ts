import { type TestContext, testContext } from '@tillgraph/platform/testing';
import { createCatalog } from '../subgraph.ts';

/** The catalogue as a manager's client sees it. */
export interface TestCatalog extends TestContext {
  /** The data of an operation; throws the errors of one that has any. */
  ask(query: string, variables?: Variables): Promise<Answer>;
  /** The extensions of the first error. */
  errorOf(query: string, variables?: Variables): Promise<unknown>;
  /** A mutation's payload: these fields, the token and the userErrors. */
  change(mutation: string, fields: string, input: Variables): Promise<Answer>;
  /** A new product: Tea for 1.00 where the fields do not say otherwise. */
  create(fields: Variables): Promise<{ readonly id: string; readonly version: number }>;
  createCategory(name: string): Promise<string>;
  /** Never the same. */
  key(): string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a query answers depends on its text
export type Answer = any;
type Variables = Readonly<Record<string, unknown>>;

export const manager = {
  kind: 'user',
  id: 'manager-1',
  sessionId: 'session-1',
  scopes: new Set(['catalog:write', 'shop:write', 'audit:read']),
} as const;

export const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

export const names = (connection: Answer): string[] => connection.edges.map(({ node }: Answer) => node.name);

export async function openCatalog(): Promise<TestCatalog> {
  const shop = { name: 'Corner', currency: 'EUR', timeZone: 'Europe/Berlin', pricesIncludeTax: true };
  const context = await testContext(createCatalog(shop));
  let keys = 0;

  const catalog: TestCatalog = {
    ...context,
    async ask(query, variables) {
      const { data, errors } = await context.run(query, variables, { as: manager });
      if (errors) throw new AggregateError(errors, errors.join('\n'));
      return data;
    },
    async errorOf(query, variables) {
      const { errors } = await context.run(query, variables, { as: manager });
      return errors?.[0]?.extensions;
    },
    async change(mutation, fields, input) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const { payload } = await catalog.ask(
        `mutation($input: ${type}!) { payload: ${mutation}(input: $input) {
          ${fields} consistencyToken userErrors { __typename code message path } } }`,
        { input },
      );
      return payload;
    },
    async create(fields) {
      const input = {
        idempotencyKey: catalog.key(),
        sku: catalog.key(),
        name: 'Tea',
        price: eur('1.00'),
        ...fields,
      };
      const { product, userErrors } = await catalog.change('createProduct', 'product { id version }', input);
      expect(userErrors).toEqual([]);
      return product;
    },
    async createCategory(name) {
      const input = { idempotencyKey: catalog.key(), name };
      const { category } = await catalog.change('createCategory', 'category { id }', input);
      return category.id;
    },
    key: () => `key-${++keys}`,
  };
  return catalog;
}
