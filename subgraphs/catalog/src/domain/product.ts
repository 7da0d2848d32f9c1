import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { changedFields } from '@tillgraph/shared-domain/changed-fields';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { Money } from '@tillgraph/shared-domain/money';
import type { TaxRate } from '@tillgraph/shared-domain/tax';
import { invalidInput, notFound } from '@tillgraph/shared-domain/user-error';

export interface ProductFields {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly barcodes: readonly string[];
  readonly taxRate: TaxRate;
  readonly categoryId: string | null;
}

export interface Product extends ProductFields {
  readonly id: string;
  readonly price: Money;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

export type ProductCommand =
  | {
      readonly type: 'CreateProduct';
      readonly productId: string;
      readonly fields: ProductFields;
      readonly price: Money;
    }
  | { readonly type: 'UpdateProduct'; readonly fields: Partial<ProductFields> }
  | { readonly type: 'ChangePrice'; readonly price: Money }
  | { readonly type: 'ArchiveProduct' }
  | { readonly type: 'RestoreProduct' };

export const product: Aggregate<Product | null, ProductEvent> = {
  category: 'product',
  initialState: null,
  evolve,
};

/** `currencyCode`: the shop's. Where the product is placed is decided beside it: see `placement`. */
export function decide(
  command: ProductCommand,
  state: Product | null,
  currencyCode: string,
): Decision<ProductEvent> {
  if ('price' in command && command.price.currency !== currencyCode) {
    return refuse(
      invalidInput(`The shop sells in ${currencyCode}: give the price in it.`, [
        'input',
        'price',
        'currencyCode',
      ]),
    );
  }
  if (command.type === 'CreateProduct') {
    const { productId, fields, price } = command;
    return accept({ type: 'ProductCreated', data: { productId, ...fields, price } });
  }
  if (state === null) return refuse(notFound('There is no product with this id.', ['input', 'productId']));
  const productId = state.id;
  switch (command.type) {
    case 'UpdateProduct': {
      const changed = changedFields<ProductFields>(command.fields, state);
      return Object.keys(changed).length === 0
        ? accept()
        : accept({ type: 'ProductUpdated', data: { productId, ...changed } });
    }
    case 'ChangePrice':
      return command.price.minor === state.price.minor
        ? accept()
        : accept({ type: 'PriceChanged', data: { productId, price: command.price } });
    case 'ArchiveProduct':
      return state.status === 'ARCHIVED'
        ? accept()
        : accept({ type: 'ProductArchived', data: { productId } });
    case 'RestoreProduct':
      return state.status === 'ACTIVE' ? accept() : accept({ type: 'ProductRestored', data: { productId } });
  }
}

function evolve(state: Product | null, event: Recorded<ProductEvent>): Product | null {
  const { version, recordedAt } = event;
  if (event.type === 'ProductCreated') {
    const { productId: id, ...fields } = event.data;
    return { id, ...fields, status: 'ACTIVE', createdAt: recordedAt, updatedAt: recordedAt, version };
  }
  if (state === null) return null;
  const changed = { ...state, updatedAt: recordedAt, version };
  switch (event.type) {
    case 'ProductUpdated': {
      const { productId: _id, ...fields } = event.data;
      return { ...changed, ...fields };
    }
    case 'PriceChanged':
      return { ...changed, price: event.data.price };
    case 'ProductArchived':
      return { ...changed, status: 'ARCHIVED' };
    case 'ProductRestored':
      return { ...changed, status: 'ACTIVE' };
  }
}
