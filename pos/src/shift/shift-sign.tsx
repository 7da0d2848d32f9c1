import { Link } from '@tanstack/react-router';
import { useMay } from '../app/scopes.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useDrawer } from './use-drawer.ts';
import { useOpenShift } from './use-shift.ts';

/** Whether a shift is open at this till's drawer; leads to it. */
export function ShiftSign() {
  return useMay()('tills:read') ? <Sign /> : null;
}

function Sign() {
  const { sign: words } = useMessages().shift;
  const { drawer } = useDrawer();
  const { shift } = useOpenShift(drawer?.id);
  if (shift === undefined) return null;
  return (
    <Link
      to="/shift"
      className={`flex min-h-11 items-center gap-2 rounded-lg px-3 text-sm whitespace-nowrap hover:bg-hover ${shift ? '' : 'font-semibold text-warning'}`}
    >
      <span aria-hidden className={`size-3 rounded-full ${shift ? 'bg-accent' : 'bg-warning'}`} />
      {shift ? words.open(writtenNumber(shift.number)) : words.none}
    </Link>
  );
}
