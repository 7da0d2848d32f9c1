import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../messages/messages.tsx';
import type { CartCustomer } from './cart.ts';
import { CustomerForm } from './customer-form.tsx';
import { CustomerSearch } from './customer-search.tsx';

export interface CustomerDialogProps {
  readonly open: boolean;
  readonly customer: CartCustomer | undefined;
  /** Undefined: nobody in particular. */
  readonly onPick: (customer: CartCustomer | undefined) => void;
  readonly onLeave: () => void;
}

/** Who buys: somebody the shop knows, or who is registered on the spot. */
export function CustomerDialog({ open, customer, onPick, onLeave }: CustomerDialogProps) {
  const { customer: words } = useMessages();
  return (
    <Dialog open={open} title={words.title} onLeave={onLeave}>
      <Choice customer={customer} onPick={onPick} onLeave={onLeave} />
    </Dialog>
  );
}

function Choice({ customer, onPick, onLeave }: Omit<CustomerDialogProps, 'open'>) {
  const { customer: words, forms } = useMessages();
  const may = useMay();
  const [registering, setRegistering] = useState<string>();
  if (registering !== undefined) {
    return (
      <CustomerForm name={registering} onRegistered={onPick} onCancel={() => setRegistering(undefined)} />
    );
  }
  return (
    <>
      <CustomerSearch
        onPick={onPick}
        onRegister={may('customers:write') ? (typed) => setRegistering(typed) : undefined}
      />
      <div className="flex gap-2">
        <Button className="flex-1" onClick={onLeave}>
          {forms.cancel}
        </Button>
        {customer && <Button onClick={() => onPick(undefined)}>{words.nobody}</Button>}
      </div>
    </>
  );
}
