import type { Address } from '@tillgraph/shared-domain/address';
import type { Money } from '@tillgraph/shared-domain/money';
import type { TaxRate } from '@tillgraph/shared-domain/tax';
import { notFound, stateNotAllowed, type UserError } from '@tillgraph/shared-domain/user-error';

/** What a sale is made by, copied from the catalogue. */
export interface ShopTerms {
  readonly currencyCode: string;
  readonly timeZone: string;
  readonly pricesIncludeTax: boolean;
}

/** A product as it is sold now. */
export interface ProductOnSale {
  readonly name: string;
  readonly sku: string;
  readonly price: Money;
  readonly taxRate: TaxRate;
  readonly categoryId: string | null;
  readonly archived: boolean;
}

export interface KnownCustomer {
  readonly active: boolean;
  readonly address: Address | null;
  /** Absent: no. */
  readonly erased?: boolean;
}

/** What this context knows of the others when an order is placed; what is not in it is unknown. */
export interface Known {
  readonly shop: ShopTerms;
  readonly products: ReadonlyMap<string, ProductOnSale>;
  readonly categoryNames: ReadonlyMap<string, string>;
  /** Null when the order's customer is unknown, or it has none. */
  readonly customer: KnownCustomer | null;
}

interface References {
  readonly lines: readonly { readonly productId: string }[];
  readonly customerId: string | null;
}

/** Each reference of an order that is unknown or cannot be sold (to). */
export function refusedReferences({ lines, customerId }: References, known: Known): readonly UserError[] {
  const errors = lines.flatMap(({ productId }, index): UserError[] => {
    const path = ['input', 'lines', String(index), 'productId'];
    const product = known.products.get(productId);
    if (!product) return [notFound('There is no such product: look it up anew.', path)];
    if (product.archived) {
      return [
        stateNotAllowed(`${product.name} is archived: take the line out, or restore the product.`, path),
      ];
    }
    return [];
  });
  const path = ['input', 'customerId'];
  if (customerId !== null && known.customer === null) {
    errors.push(notFound('There is no such customer: look them up anew.', path));
  }
  if (known.customer?.erased) {
    errors.push(stateNotAllowed('The customer was erased: register them anew, or sell without.', path));
  } else if (known.customer?.active === false) {
    errors.push(
      stateNotAllowed('The customer is deactivated: reactivate them first, or sell without.', path),
    );
  }
  return errors;
}
