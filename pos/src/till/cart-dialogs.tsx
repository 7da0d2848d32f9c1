import { useMessages } from '../messages/messages.tsx';
import { changeLine, emptyCart, isEmpty } from './cart.ts';
import { CustomerDialog } from './customer-dialog.tsx';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { ParkedDialog } from './parked-dialog.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import type { TillDialog } from './till-dialog.ts';
import type { Parked } from './use-parked.ts';
import type { Till } from './use-till.ts';

export interface CartDialogsProps {
  readonly dialog: TillDialog | undefined;
  readonly till: Pick<Till, 'cart' | 'changeCart' | 'replaceCart'>;
  readonly parked: Parked;
  readonly onNotice: (notice: string) => void;
  readonly onLeave: () => void;
}

/** All that changes the cart beside its products. */
export function CartDialogs({ dialog, till, parked, onNotice, onLeave }: CartDialogsProps) {
  const words = useMessages();
  const { cart, changeCart, replaceCart } = till;
  const line =
    dialog?.kind === 'line' ? cart.lines.find(({ product }) => product.id === dialog.productId) : undefined;
  const park = (name: string) => {
    parked.park(name, cart);
    replaceCart(emptyCart);
  };
  return (
    <>
      <TermsDialog
        title={line ? words.discount.ofLine(line.product.name) : ''}
        terms={line}
        onSave={(terms) => {
          if (line) changeCart((before) => changeLine(before, line.product.id, terms));
          onLeave();
        }}
        onLeave={onLeave}
      />
      <TermsDialog
        title={words.discount.ofSale}
        terms={dialog?.kind === 'sale' ? cart : undefined}
        onSave={({ discount, note }) => {
          changeCart((before) => ({ ...before, discount, note }));
          onLeave();
        }}
        onLeave={onLeave}
      />
      <CustomerDialog
        open={dialog?.kind === 'customer'}
        customer={cart.customer}
        onPick={(customer) => {
          changeCart((before) => ({ ...before, customer }));
          onLeave();
        }}
        onLeave={onLeave}
      />
      <DeliveryDialog
        open={dialog?.kind === 'delivery'}
        cart={cart}
        onSave={(delivery) => {
          changeCart((before) => ({ ...before, delivery }));
          onLeave();
        }}
        onLeave={onLeave}
      />
      <ParkedDialog
        open={dialog?.kind === 'parked'}
        cart={isEmpty(cart) ? undefined : cart}
        sales={parked.sales}
        onPark={(name) => {
          park(name);
          onNotice(words.parked.done(name));
          onLeave();
        }}
        onTakeUp={(sale) => {
          // What is under way takes its place.
          if (!isEmpty(cart)) park(cart.customer?.name ?? sale.name);
          parked.remove(sale.id);
          replaceCart(sale.cart);
          onNotice(words.parked.takenUp(sale.name));
          onLeave();
        }}
        onDiscard={({ id }) => parked.remove(id)}
        onLeave={onLeave}
      />
    </>
  );
}
