import type { Address } from '../address.ts';
import type { Money } from '../money.ts';
import type { TaxRate } from '../tax.ts';

/** Stream `shop-<shopId>`; there is one shop. */
export type ShopEvent =
  | {
      readonly type: 'ShopOpened';
      readonly data: {
        readonly shopId: string;
        readonly name: string;
        readonly currencyCode: string;
        readonly timeZone: string;
        readonly pricesIncludeTax: boolean;
      };
    }
  | {
      /** An absent field stayed. */
      readonly type: 'ShopUpdated';
      readonly data: {
        readonly shopId: string;
        readonly name?: string;
        readonly address?: Address | null;
        readonly taxId?: string | null;
      };
    };

/** Stream `category-<categoryId>`. */
export type CategoryEvent =
  | {
      readonly type: 'CategoryCreated';
      readonly data: { readonly categoryId: string; readonly name: string };
    }
  | {
      readonly type: 'CategoryRenamed';
      readonly data: { readonly categoryId: string; readonly name: string };
    }
  | { readonly type: 'CategoryArchived'; readonly data: { readonly categoryId: string } };

interface Membership {
  readonly categoryId: string;
  readonly productId: string;
}

/**
 * Stream `assortment-<categoryId>`: which active products are in a category, so that it can be archived exactly when
 * none is. Apart from the category's own stream, so that its version stays when its products change.
 */
export type AssortmentEvent =
  | { readonly type: 'AssortmentOpened'; readonly data: { readonly categoryId: string } }
  | { readonly type: 'ProductEntered'; readonly data: Membership }
  | { readonly type: 'ProductLeft'; readonly data: Membership }
  | { readonly type: 'AssortmentClosed'; readonly data: { readonly categoryId: string } };

interface ProductFields {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly barcodes: readonly string[];
  readonly taxRate: TaxRate;
  readonly categoryId: string | null;
}

/** Stream `product-<productId>`. */
export type ProductEvent =
  | {
      readonly type: 'ProductCreated';
      readonly data: ProductFields & { readonly productId: string; readonly price: Money };
    }
  | {
      /** An absent field stayed. */
      readonly type: 'ProductUpdated';
      readonly data: Partial<ProductFields> & { readonly productId: string };
    }
  | { readonly type: 'PriceChanged'; readonly data: { readonly productId: string; readonly price: Money } }
  | { readonly type: 'ProductArchived'; readonly data: { readonly productId: string } }
  | { readonly type: 'ProductRestored'; readonly data: { readonly productId: string } };

export type CatalogEvent = ShopEvent | CategoryEvent | AssortmentEvent | ProductEvent;
