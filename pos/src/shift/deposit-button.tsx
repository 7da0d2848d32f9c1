import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { DepositAccountFragment, DepositToAccountMutation } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { AccountSearch } from './account-search.tsx';
import { DepositForm } from './deposit-form.tsx';
import { DepositSlip } from './deposit-slip.tsx';
import type { Drawer } from './use-drawer.ts';

export type Deposited = NonNullable<NonNullable<DepositToAccountMutation['depositToAccount']>['to']>;

export interface DepositButtonProps {
  readonly drawer: Drawer;
  /** No shift is open at it. */
  readonly noShift?: boolean;
  readonly onDone?: () => void;
}

/** Takes what a customer pays in: the account, the amount, the slip. */
export function DepositButton({ drawer, noShift = false, onDone }: DepositButtonProps) {
  const { deposit: words } = useMessages().shift;
  const mayDeposit = useMay()('accounts:deposit');
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState<DepositAccountFragment>();
  const [deposited, setDeposited] = useState<Deposited>();
  useShortcut('Alt+N', words.button, () => setOpen(true), mayDeposit);
  if (!mayDeposit) return null;
  const leave = () => {
    setOpen(false);
    setAccount(undefined);
    setDeposited(undefined);
  };
  return (
    <>
      <Button className="min-h-16 self-start" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      <Dialog open={open} title={deposited ? words.done : words.title} onLeave={leave}>
        {deposited ? (
          <DepositSlip deposited={deposited} onLeave={leave} />
        ) : (
          <>
            <p>{words.told}</p>
            {noShift && <p className="text-warning">{words.noOpenShift}</p>}
            {account ? (
              <DepositForm
                account={account}
                drawer={drawer}
                onAnother={() => setAccount(undefined)}
                onDone={(made) => {
                  setDeposited(made);
                  onDone?.();
                }}
              />
            ) : (
              <AccountSearch onChoose={setAccount} />
            )}
          </>
        )}
      </Dialog>
    </>
  );
}
