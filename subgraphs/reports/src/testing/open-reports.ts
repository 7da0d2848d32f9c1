import {
  type HistoryEntry,
  type TestContext,
  type TestContextOptions,
  testContext,
} from '@tillgraph/platform/testing';
import { createReports } from '../subgraph.ts';
import { shopOpened } from './events.ts';

/** Reports beside the logs of a shop, in its time zone. */
export interface ReportsUnderTest extends TestContext {
  /** The events, recorded one after the other; resolves when the reports show them. */
  after(...entries: readonly HistoryEntry[]): Promise<void>;
  /** The data of an operation; throws the errors of one that has any. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a query answers depends on its text
export type Answer = any;

export async function openReports(
  timeZone: string,
  options: Pick<TestContextOptions, 'now'> = {},
): Promise<ReportsUnderTest> {
  const context = await testContext(createReports(), {
    ...options,
    consumes: ['catalog', 'orders', 'accounts'],
  });
  const after = async (...entries: readonly HistoryEntry[]) => {
    for (const { context: name, stream, event } of entries) await context.happened(name, stream, event);
    await context.settled();
  };
  await after(shopOpened(timeZone));
  return {
    ...context,
    after,
    async ask(query, variables) {
      const { data, errors } = await context.run(query, variables);
      if (errors) throw new AggregateError(errors, errors.join('\n'));
      return data;
    },
  };
}
