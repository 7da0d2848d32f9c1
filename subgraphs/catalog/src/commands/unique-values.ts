import type { ClaimChange } from '@tillgraph/platform/event-store';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import { alreadyExists } from '@tillgraph/shared-domain/user-error';
import type { Product } from '../domain/product.ts';

/** A sku and a barcode belong to one product, archived ones too: what the events take and give up. */
export function uniqueValues(
  owner: string,
  state: Product | null,
  events: readonly ProductEvent[],
): readonly ClaimChange[] {
  return events.flatMap((event) => {
    if (event.type !== 'ProductCreated' && event.type !== 'ProductUpdated') return [];
    const { sku, barcodes } = event.data;
    return [
      ...(sku === undefined ? [] : skuClaims(owner, state?.sku, sku)),
      ...(barcodes === undefined ? [] : barcodeClaims(owner, state?.barcodes ?? [], barcodes)),
    ];
  });
}

function skuClaims(owner: string, before: string | undefined, after: string): readonly ClaimChange[] {
  const taken = (existingId: string) =>
    alreadyExists('Another product has this sku.', existingId, ['input', 'sku']);
  const claim = { scope: 'sku', owner, taken };
  return [
    ...(before === undefined ? [] : [{ ...claim, value: before, change: 'release' } as const]),
    { ...claim, value: after, change: 'take' },
  ];
}

function barcodeClaims(
  owner: string,
  before: readonly string[],
  after: readonly string[],
): readonly ClaimChange[] {
  const claim = (value: string, change: ClaimChange['change']): ClaimChange => ({
    scope: 'barcode',
    value,
    owner,
    change,
    taken: (existingId) =>
      alreadyExists('Another product has this barcode.', existingId, [
        'input',
        'barcodes',
        String(after.indexOf(value)),
      ]),
  });
  return [
    ...before.filter((barcode) => !after.includes(barcode)).map((barcode) => claim(barcode, 'release')),
    ...after.filter((barcode) => !before.includes(barcode)).map((barcode) => claim(barcode, 'take')),
  ];
}
