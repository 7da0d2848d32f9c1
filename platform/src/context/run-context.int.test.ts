import { StartRefused } from '../config/index.ts';
import { EventStoreUnavailableError } from '../event-store/index.ts';
import type { ContextDefinition, ContextParts } from '../subgraph/index.ts';
import { testContext, until } from '../testing/index.ts';

const contextThat = (parts: Omit<ContextParts, 'resolvers'>): ContextDefinition => ({
  name: 'catalog',
  typeDefs: 'type Query { isOpen: Boolean! }',
  projections: [],
  create: () => ({ resolvers: { Query: { isOpen: () => true } }, ...parts }),
});

describe('a context', () => {
  test.each([
    ['its log does not answer', new EventStoreUnavailableError('catalog', null)],
    ['its database has no connection for it', new Error('timeout expired')],
  ])('is prepared again while %s', async (_, error) => {
    let attempts = 0;
    const context = await testContext(
      contextThat({
        async prepare() {
          attempts += 1;
          if (attempts < 3) throw error;
        },
      }),
    );
    const result = await context.run('{ isOpen }');
    await context.close();
    expect(result).toEqual({ data: { isOpen: true } });
    expect(attempts).toBe(3);
  });

  test('does not start when it cannot be prepared, and says why at once', async () => {
    let attempts = 0;
    const refused = contextThat({
      async prepare() {
        attempts += 1;
        throw new StartRefused('Another shop.');
      },
    });
    await expect(testContext(refused)).rejects.toThrow('Another shop.');
    expect(attempts).toBe(1);
  });

  test('starts its work when it is prepared, and ends it first when it is closed', async () => {
    const steps: string[] = [];
    const context = await testContext(
      contextThat({
        prepare: async () => void steps.push('prepared'),
        start() {
          steps.push('works');
          return async () => void steps.push('stopped');
        },
      }),
    );
    await context.close();
    expect(steps).toEqual(['prepared', 'works', 'stopped']);
  });

  test.each([
    ['projector', []],
    ['api', ['prepared']],
    ['reactor', ['prepared', 'reacts', 'works']],
  ] as const)('is in the role %s what the others are not', async (role, done) => {
    const steps: string[] = [];
    const context = await testContext(
      contextThat({
        prepare: async () => void steps.push('prepared'),
        reactors: [
          {
            name: 'reacting',
            handles: { catalog: ['Happened'] },
            react: async () => void steps.push('reacts'),
          },
        ],
        start() {
          steps.push('works');
          return async () => undefined;
        },
      }),
      { roles: [role] },
    );
    await context.happened('catalog', 'thing-1', { type: 'Happened', data: {} });
    if (role === 'reactor') await until(() => steps.includes('reacts'));
    await context.close();
    expect(steps.toSorted()).toEqual(done);
  });
});
