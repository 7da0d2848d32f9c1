import type { Execute } from './shop-client.ts';

/** The currency that the shop was opened with. */
export async function shopCurrency(execute: Execute): Promise<string> {
  const data = await execute('catalog', '{ shop { currencyCode } }');
  // As the operation asks for it.
  const { shop } = data as { shop: { currencyCode: string } | null };
  if (!shop) throw new Error('The shop is not open.');
  return shop.currencyCode;
}
