import { type ShopSettings, StartRefused } from '@tillgraph/platform/config';
import type { CommandMetadata } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn, systemMetadata } from '@tillgraph/platform/subgraph';
import { address, changeable, changeFields, clearable, text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { openShop, type Shop, type ShopTerms, shop, shopId, updateShop } from '../domain/shop.ts';

export const updateShopInput = z.object({
  ...changeFields,
  name: changeable(text({ min: 1, max: 200 })),
  address: clearable(address),
  taxId: clearable(text({ min: 1, max: 50 })),
});

export function shopCommands({ log }: Pick<ContextRuntime, 'log'>) {
  return {
    /** Opens the shop at its first start. Throws `StartRefused` when it was opened on other terms. */
    async open(settings: ShopSettings): Promise<void> {
      const terms = termsOf(settings);
      await executeOn(log, {
        aggregate: shop,
        id: shopId,
        metadata: systemMetadata('catalog', 'open-shop'),
        decide: (state) => openShop(terms, state),
        result: null,
      });
      const { state } = await log.load(shop, shopId);
      if (state !== null) refuseOtherTerms(settings, state);
    },
    update(input: z.output<typeof updateShopInput>, metadata: CommandMetadata) {
      const { idempotencyKey: _key, expectedVersion, ...fields } = input;
      return executeOn(log, {
        aggregate: shop,
        id: shopId,
        metadata,
        expectedVersion,
        decide: (state) => updateShop(fields, state),
        result: null,
      });
    },
  };
}

const termsOf = (settings: ShopSettings): ShopTerms => ({
  name: settings.name ?? 'Tillgraph',
  currencyCode: settings.currency ?? 'USD',
  timeZone: settings.timeZone ?? 'UTC',
  pricesIncludeTax: settings.pricesIncludeTax ?? false,
});

/** A setting that is not set is no other one. */
function refuseOtherTerms({ currency, timeZone, pricesIncludeTax }: ShopSettings, shop: Shop): void {
  const terms = [
    ['CURRENCY', currency, shop.currencyCode],
    ['TIME_ZONE', timeZone, shop.timeZone],
    ['PRICES_INCLUDE_TAX', pricesIncludeTax, shop.pricesIncludeTax],
  ] as const;
  for (const [name, setting, opened] of terms) {
    if (setting !== undefined && setting !== opened) {
      throw new StartRefused(
        `${name} is ${setting}, but this shop was opened with ${opened}, which stays for good: set ${name}=${opened} or start another shop in an empty DATA_DIR or database.`,
      );
    }
  }
}
