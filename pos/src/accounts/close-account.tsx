import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useChange } from '../graph/change.ts';
import { type AccountRowFragment, CloseAccountDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface CloseAccountProps {
  readonly account: AccountRowFragment;
  readonly onLeave: () => void;
}

/** Asks first: what was closed stays closed. */
export function CloseAccount({ account, onLeave }: CloseAccountProps) {
  const { accounts: words } = useMessages();
  const { run, state } = useChange(CloseAccountDocument);
  return (
    <ConfirmDialog
      title={words.closeTitle(account.name)}
      confirm={words.close}
      run={() => run({ accountId: account.id })}
      state={state}
      onLeave={onLeave}
    >
      <p>{words.closeText}</p>
    </ConfirmDialog>
  );
}
