import type { CommandMetadata } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn } from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { AssortmentEvent } from '@tillgraph/shared-domain/events/catalog';
import { changeFields, id, idempotencyKey, text } from '@tillgraph/shared-domain/input';
import { versionMismatch } from '@tillgraph/shared-domain/user-error';
import { z } from 'zod';
import { assortment } from '../domain/assortment.ts';
import { archiveCategory, category, createCategory, renameCategory } from '../domain/category.ts';

const name = text({ min: 1, max: 200 });

export const createCategoryInput = z.object({ idempotencyKey, name });
export const renameCategoryInput = z.object({ ...changeFields, categoryId: id, name });
export const archiveCategoryInput = z.object({ ...changeFields, categoryId: id });

export function categoryCommands({ log, newId }: Pick<ContextRuntime, 'log' | 'newId'>) {
  return {
    create({ name }: z.output<typeof createCategoryInput>, metadata: CommandMetadata) {
      const categoryId = newId();
      return log.execute({
        metadata,
        aggregates: [
          { aggregate: category, id: categoryId },
          { aggregate: assortment, id: categoryId },
        ],
        decide: () => {
          const decision = createCategory(categoryId, name);
          if (!decision.accepted) return decision;
          const opened: AssortmentEvent = { type: 'AssortmentOpened', data: { categoryId } };
          return {
            accepted: true,
            appends: [
              { stream: streamOf(category, categoryId), events: decision.events.map((event) => ({ event })) },
              { stream: streamOf(assortment, categoryId), events: [{ event: opened }] },
            ],
            result: { categoryId },
          };
        },
      });
    },

    rename(input: z.output<typeof renameCategoryInput>, metadata: CommandMetadata) {
      const { categoryId, expectedVersion, name } = input;
      return executeOn(log, {
        aggregate: category,
        id: categoryId,
        metadata,
        expectedVersion,
        decide: (state) => renameCategory(name, state),
        result: { categoryId },
      });
    },

    archive(input: z.output<typeof archiveCategoryInput>, metadata: CommandMetadata) {
      const { categoryId, expectedVersion } = input;
      return log.execute({
        metadata,
        aggregates: [
          { aggregate: category, id: categoryId },
          { aggregate: assortment, id: categoryId },
        ],
        decide: ([present, products]) => {
          const decision = archiveCategory(present.state, products.state);
          if (present.version > 0 && expectedVersion !== null && expectedVersion !== present.version) {
            return { accepted: false, errors: [versionMismatch(present.version)] };
          }
          if (!decision.accepted) return decision;
          const closed: AssortmentEvent = { type: 'AssortmentClosed', data: { categoryId } };
          return {
            accepted: true,
            appends: decision.events.flatMap((event) => [
              { stream: streamOf(category, categoryId), events: [{ event }] },
              { stream: streamOf(assortment, categoryId), events: [{ event: closed }] },
            ]),
            result: { categoryId },
          };
        },
      });
    },
  };
}
