import { Address } from '../components/address.tsx';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import type { ReceiptShop } from './receipt.tsx';

export interface ReceiptPartiesProps {
  readonly order: SaleFragment;
  readonly shop: ReceiptShop;
  readonly wide: boolean;
}

/** Who sold and, where it is known, to whom. */
export function ReceiptParties({ order, shop, wide }: ReceiptPartiesProps) {
  const { receipt: words } = useMessages();
  const { customer, deliveryAddress } = order;
  return (
    <div className={wide ? 'grid grid-cols-2 gap-8' : 'flex flex-col gap-2 print:block print:space-y-2'}>
      <header className={wide ? '' : 'text-center'}>
        <p className={wide ? 'text-lg font-semibold' : 'text-base font-semibold'}>{shop.name}</p>
        {shop.address && <Address address={shop.address} />}
        {shop.taxId && <p>{words.taxId(shop.taxId)}</p>}
      </header>
      {(customer || deliveryAddress) && (
        <div>
          {customer && (
            <>
              <p className="text-faint">{words.customer}</p>
              <p className="font-semibold">{customer.name}</p>
            </>
          )}
          {deliveryAddress && (
            <>
              <p className="text-faint">{words.deliveredTo}</p>
              <Address address={deliveryAddress} />
            </>
          )}
        </div>
      )}
    </div>
  );
}
