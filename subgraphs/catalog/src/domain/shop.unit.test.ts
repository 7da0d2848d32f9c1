import type { ShopEvent } from '@tillgraph/shared-domain/events/catalog';
import { given } from '@tillgraph/shared-domain/testing/given';
import { openShop, shop, updateShop } from './shop.ts';

const terms = { name: 'Corner', currencyCode: 'EUR', timeZone: 'Europe/Berlin', pricesIncludeTax: true };
const opened: ShopEvent = { type: 'ShopOpened', data: { shopId: 'main', ...terms } };

test('the shop is opened once', () => {
  expect(openShop(terms, null)).toEqual({ accepted: true, events: [opened] });
  expect(openShop({ ...terms, currencyCode: 'USD' }, given(shop, opened))).toEqual({
    accepted: true,
    events: [],
  });
});

test('its name, address and tax id can change, its terms stay', () => {
  const address = { lines: ['1 Main St'], city: 'Bonn', postalCode: null, region: null, countryCode: 'DE' };
  const decision = updateShop({ name: 'Corner', address, taxId: null }, given(shop, opened));
  const updated: ShopEvent = { type: 'ShopUpdated', data: { shopId: 'main', address } };
  expect(decision).toEqual({ accepted: true, events: [updated] });
  expect(given(shop, opened, updated)).toEqual({ id: 'main', ...terms, address, taxId: null, version: 2 });
});
