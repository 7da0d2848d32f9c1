import { useClient } from 'urql';
import { ProductByCodeDocument, type ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

/** Looks up what was scanned: answers the product, or why there is none. */
export function useScannedProduct(): (code: string) => Promise<ProductOnSaleFragment | string> {
  const client = useClient();
  const { till: words } = useMessages();
  return async (code) => {
    const { data } = await client
      .query(ProductByCodeDocument, { code }, { requestPolicy: 'network-only' })
      .toPromise();
    const product = data?.productByBarcode ?? data?.productBySku;
    if (product?.status === 'ACTIVE') return product;
    if (product) return words.notOnSale(product.name);
    return data ? words.unknownCode(code) : words.scanFailed(code);
  };
}
