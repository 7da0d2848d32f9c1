import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useChange } from '../graph/change.ts';
import {
  type CustomerFactsFragment,
  DeactivateCustomerDocument,
  ReactivateCustomerDocument,
} from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { CustomerForm } from './customer-form.tsx';
import { EraseForm } from './erase-form.tsx';

/** What can be done with a customer who is not erased, each in a dialog. */
export function CustomerActions({ customer }: { readonly customer: CustomerFactsFragment }) {
  const { customers: words } = useMessages();
  const may = useMay();
  const deactivate = useChange(DeactivateCustomerDocument);
  const reactivate = useChange(ReactivateCustomerDocument);
  const [open, setOpen] = useState<'edit' | 'active' | 'erase'>();
  const leave = () => setOpen(undefined);
  const { id, name, active } = customer;
  useShortcut('Alt+B', words.edit, () => setOpen('edit'), may('customers:write'));
  return (
    <>
      {may('customers:erase') && <Button onClick={() => setOpen('erase')}>{words.erase}</Button>}
      {may('customers:write') && (
        <>
          <Button onClick={() => setOpen('active')}>{active ? words.deactivate : words.reactivate}</Button>
          <Button tone="primary" onClick={() => setOpen('edit')}>
            {words.edit}
          </Button>
        </>
      )}
      {open === 'edit' && (
        <FormDialog title={words.edit} wide onLeave={leave}>
          <CustomerForm customer={customer} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'erase' && (
        <FormDialog title={words.eraseQuestion(name)} onLeave={leave}>
          <EraseForm customer={customer} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'active' && (
        <ConfirmDialog
          title={active ? words.deactivateQuestion(name) : words.reactivateQuestion(name)}
          confirm={active ? words.deactivate : words.reactivate}
          run={() => (active ? deactivate.run({ customerId: id }) : reactivate.run({ customerId: id }))}
          state={active ? deactivate.state : reactivate.state}
          onLeave={leave}
        >
          <p>{active ? words.deactivateText : words.reactivateText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
