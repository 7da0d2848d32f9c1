import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { ConnectionSign } from '../graph/connection-sign.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useSession } from '../session/session-context.tsx';

export interface HeaderProps {
  readonly shopName: string;
  readonly cashierName: string;
}

export function Header({ shopName, cashierName }: HeaderProps) {
  const session = useSession();
  const { signIn, signOut } = useMessages();
  const [failed, setFailed] = useState(false);
  return (
    <header className="flex flex-wrap items-center gap-x-4 border-b border-line bg-panel px-3 py-1">
      <h1 className="text-lg font-semibold">{shopName}</h1>
      <ConnectionSign />
      {failed && (
        <p role="alert" className="text-danger">
          {signIn.unreachable}
        </p>
      )}
      <span className="ml-auto text-sm">{cashierName}</span>
      <Button onClick={async () => setFailed(!(await session.signOut()))}>{signOut}</Button>
    </header>
  );
}
