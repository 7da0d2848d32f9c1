import { type ContextRuntime, history, live, mutation } from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import {
  adjustStockInput,
  receiveStockInput,
  setLowStockThresholdInput,
  stockCommands,
} from './commands/stock.ts';
import { availableOf, stock } from './domain/stock.ts';
import type { Resolvers } from './generated/schema.ts';
import { stocks } from './projections/stocks.ts';
import { findLowStock, findStock, watchStocks } from './queries/stocks.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const commands = stockCommands(runtime);
  const payload = async ({ productId }: { readonly productId: string }) => ({
    product: { id: productId, stock: (await runtime.log.load(stock, productId)).state },
  });

  return {
    Query: {
      lowStock: (_parent, args, request) => findLowStock(request.read(stocks), args),
    },
    Mutation: {
      receiveStock: mutation(runtime, {
        name: 'receiveStock',
        input: receiveStockInput,
        execute: commands.receive,
        payload,
      }),
      adjustStock: mutation(runtime, {
        name: 'adjustStock',
        input: adjustStockInput,
        execute: commands.adjust,
        payload,
      }),
      setLowStockThreshold: mutation(runtime, {
        name: 'setLowStockThreshold',
        input: setLowStockThresholdInput,
        execute: commands.setThreshold,
        payload,
      }),
    },
    Subscription: {
      stockChanged: {
        subscribe: (_parent, args, { signal }) =>
          live(
            'stockChanged',
            watchStocks(runtime.readModels.collection(stocks), args, signal),
            (change) => change,
          ),
      },
    },
    Product: {
      __resolveReference: ({ id }) => ({ id }),
      stock: (product, _args, request) => findStock(request.read(stocks), product),
      stockHistory: ({ id }, args) => history(runtime.log, streamOf(stock, id), args),
    },
    Stock: { available: availableOf },
  };
}
