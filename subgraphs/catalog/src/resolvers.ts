import {
  type ContextRuntime,
  countedConnection,
  history,
  live,
  mutation,
} from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { formatTaxRate } from '@tillgraph/shared-domain/tax';
import {
  archiveCategoryInput,
  categoryCommands,
  createCategoryInput,
  renameCategoryInput,
} from './commands/categories.ts';
import {
  changePriceInput,
  changeProductInput,
  createProductInput,
  updateProductInput,
} from './commands/product-input.ts';
import { productCommands } from './commands/products.ts';
import { shopCommands, updateShopInput } from './commands/shop.ts';
import { category } from './domain/category.ts';
import { product } from './domain/product.ts';
import { currencyOf, shop, shopId } from './domain/shop.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from './generated/schema.ts';
import { categories, categoryDocument } from './projections/categories.ts';
import { productDocument, products } from './projections/products.ts';
import { shops } from './projections/shop.ts';
import { findCategories } from './queries/categories.ts';
import { findProductBy, findProducts, findProductsOfCategory } from './queries/products.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  return {
    Query: queries(runtime),
    Mutation: mutations(runtime),
    Subscription: {
      productsChanged: {
        subscribe: (_parent, { after }, { signal }) =>
          live(
            'productsChanged',
            runtime.readModels
              .collection(products)
              .watchAll({ ...(after != null && { after }), ...(signal && { signal }) }),
            ({ stored, cursor }) => ({ product: stored.document, cursor }),
          ),
      },
    },
    Shop: {
      __resolveReference: async ({ id }, request) => (await request.read(shops).get(id))?.document ?? null,
      history: ({ id }, args) => history(runtime.log, streamOf(shop, id), args),
    },
    Product: {
      __resolveReference: async ({ id }, request) => (await request.read(products).get(id))?.document ?? null,
      taxRate: ({ taxRate }) => formatTaxRate(taxRate),
      category: async ({ categoryId }, _args, request) =>
        categoryId === null ? null : ((await request.read(categories).get(categoryId))?.document ?? null),
      history: ({ id }, args) => history(runtime.log, streamOf(product, id), args),
    },
    Category: {
      __resolveReference: async ({ id }, request) =>
        (await request.read(categories).get(id))?.document ?? null,
      products: ({ id }, args, request) => findProductsOfCategory(request.read(products), args, id),
      history: ({ id }, args) => history(runtime.log, streamOf(category, id), args),
    },
    ProductConnection: countedConnection,
  };
}

function queries({ log }: ContextRuntime): QueryResolvers {
  return {
    shop: async (_parent, _args, request) => (await request.read(shops).get(shopId))?.document ?? null,
    product: async (_parent, { id }, request) => (await request.read(products).get(id))?.document ?? null,
    productBySku: (_parent, { sku }, request) => findProductBy(request.read(products), 'sku', sku),
    productByBarcode: (_parent, { barcode }, request) =>
      findProductBy(request.read(products), 'barcode', barcode),
    products: async (_parent, args, request) =>
      findProducts(request.read(products), args, currencyOf(await log.load(shop, shopId))),
    category: async (_parent, { id }, request) => (await request.read(categories).get(id))?.document ?? null,
    categories: (_parent, args, request) => findCategories(request.read(categories), args),
  };
}

function mutations(runtime: ContextRuntime): MutationResolvers {
  const { log } = runtime;
  const ofShop = shopCommands(runtime);
  const ofCategory = categoryCommands(runtime);
  const ofProduct = productCommands(runtime);
  const shopPayload = async () => ({ shop: (await log.load(shop, shopId)).state });
  const categoryPayload = async ({ categoryId }: { readonly categoryId: string }) => ({
    category: categoryDocument((await log.load(category, categoryId)).state) ?? null,
  });
  const productPayload = async ({ productId }: { readonly productId: string }) => ({
    product: productDocument((await log.load(product, productId)).state) ?? null,
  });

  return {
    updateShop: mutation(runtime, {
      name: 'updateShop',
      input: updateShopInput,
      execute: ofShop.update,
      payload: shopPayload,
    }),
    createCategory: mutation(runtime, {
      name: 'createCategory',
      input: createCategoryInput,
      execute: ofCategory.create,
      payload: categoryPayload,
    }),
    renameCategory: mutation(runtime, {
      name: 'renameCategory',
      input: renameCategoryInput,
      execute: ofCategory.rename,
      payload: categoryPayload,
    }),
    archiveCategory: mutation(runtime, {
      name: 'archiveCategory',
      input: archiveCategoryInput,
      execute: ofCategory.archive,
      payload: categoryPayload,
    }),
    createProduct: mutation(runtime, {
      name: 'createProduct',
      input: createProductInput,
      execute: ofProduct.create,
      payload: productPayload,
    }),
    updateProduct: mutation(runtime, {
      name: 'updateProduct',
      input: updateProductInput,
      execute: ofProduct.update,
      payload: productPayload,
    }),
    changePrice: mutation(runtime, {
      name: 'changePrice',
      input: changePriceInput,
      execute: ofProduct.changePrice,
      payload: productPayload,
    }),
    archiveProduct: mutation(runtime, {
      name: 'archiveProduct',
      input: changeProductInput,
      execute: ofProduct.archive,
      payload: productPayload,
    }),
    restoreProduct: mutation(runtime, {
      name: 'restoreProduct',
      input: changeProductInput,
      execute: ofProduct.restore,
      payload: productPayload,
    }),
  };
}
