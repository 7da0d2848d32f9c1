import type { CommandDecision, CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { ChangedMeanwhile, type ContextRuntime, untilUnchanged } from '@tillgraph/platform/subgraph';
import { type Loaded, streamOf } from '@tillgraph/shared-domain/aggregate';
import { versionMismatch } from '@tillgraph/shared-domain/user-error';
import type { z } from 'zod';
import { type Assortment, assortment } from '../domain/assortment.ts';
import { decidePlacement, placement, placesOf } from '../domain/placement.ts';
import { decide, type Product, type ProductCommand, product } from '../domain/product.ts';
import { currencyOf, shop, shopId } from '../domain/shop.ts';
import type {
  changePriceInput,
  changeProductInput,
  createProductInput,
  updateProductInput,
} from './product-input.ts';
import { uniqueValues } from './unique-values.ts';

interface ProductResult {
  readonly [key: string]: string;
  readonly productId: string;
}

export function productCommands(runtime: Pick<ContextRuntime, 'log' | 'newId'>) {
  const { newId } = runtime;
  const run = (
    command: ProductCommand,
    change: { readonly productId: string; readonly expectedVersion: number | null },
    metadata: CommandMetadata,
  ) => execute(runtime, command, change, metadata);

  return {
    create(input: z.output<typeof createProductInput>, metadata: CommandMetadata) {
      const productId = newId();
      const { idempotencyKey: _key, price, ...fields } = input;
      const command = { type: 'CreateProduct', productId, fields, price } as const;
      return run(command, { productId, expectedVersion: null }, metadata);
    },
    update(input: z.output<typeof updateProductInput>, metadata: CommandMetadata) {
      const { productId: _id, idempotencyKey: _key, expectedVersion: _version, ...fields } = input;
      return run({ type: 'UpdateProduct', fields }, input, metadata);
    },
    changePrice: (input: z.output<typeof changePriceInput>, metadata: CommandMetadata) =>
      run({ type: 'ChangePrice', price: input.price }, input, metadata),
    archive: (input: z.output<typeof changeProductInput>, metadata: CommandMetadata) =>
      run({ type: 'ArchiveProduct' }, input, metadata),
    restore: (input: z.output<typeof changeProductInput>, metadata: CommandMetadata) =>
      run({ type: 'RestoreProduct' }, input, metadata),
  };
}

/**
 * Appends to the product and to the assortments that it leaves and enters. Which these are depends on the product,
 * so it is read first; when it has been moved meanwhile, the command is tried again with the right ones.
 */
async function execute(
  { log }: Pick<ContextRuntime, 'log'>,
  command: ProductCommand,
  { productId, expectedVersion }: { readonly productId: string; readonly expectedVersion: number | null },
  metadata: CommandMetadata,
): Promise<CommandOutcome<ProductResult>> {
  const currencyCode = currencyOf(await log.load(shop, shopId));

  const decideWith = (
    present: Loaded<Product | null>,
    assortments: readonly Loaded<Assortment | null>[],
  ): CommandDecision<ProductResult> => {
    const placed = placement(productId, command, present.state);
    const assortmentOf = (categoryId: string) => {
      const loaded = assortments.find(({ id }) => id === categoryId);
      if (loaded === undefined) throw new ChangedMeanwhile();
      return loaded.state;
    };
    placesOf(placed).forEach(assortmentOf);
    const decision = decide(command, present.state, currencyCode);
    if (present.version > 0 && expectedVersion !== null && expectedVersion !== present.version) {
      return { accepted: false, errors: [versionMismatch(present.version)] };
    }
    if (!decision.accepted) return decision;
    const moves = decidePlacement(placed, assortmentOf);
    if (!moves.accepted) return moves;
    return {
      accepted: true,
      appends: [
        { stream: streamOf(product, productId), events: decision.events.map((event) => ({ event })) },
        ...moves.events.map((event) => ({
          stream: streamOf(assortment, event.data.categoryId),
          events: [{ event }],
        })),
      ],
      claims: uniqueValues(productId, present.state, decision.events),
      result: { productId },
    };
  };

  return untilUnchanged(async () => {
    const { state } = await log.load(product, productId);
    const places = placesOf(placement(productId, command, state));
    return log.execute<readonly [Product | null, ...(readonly (Assortment | null)[])], ProductResult>({
      metadata,
      aggregates: [
        { aggregate: product, id: productId },
        ...places.map((id) => ({ aggregate: assortment, id })),
      ],
      decide: ([present, ...assortments]) => decideWith(present, assortments),
    });
  });
}
