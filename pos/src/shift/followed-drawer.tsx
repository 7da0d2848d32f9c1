import { useEffect, useEffectEvent, useRef } from 'react';
import { useOpenShift } from './use-shift.ts';

export interface FollowedDrawerProps {
  readonly drawerId: string;
  /** A shift was opened or closed at it. */
  readonly onOther: () => void;
}

/** Nothing to be seen: the figures of the drawer's open shift are kept as they are now, wherever they are shown. */
export function FollowedDrawer({ drawerId, onOther }: FollowedDrawerProps) {
  const { shift } = useOpenShift(drawerId);
  const open = shift === undefined ? undefined : (shift?.id ?? null);
  const before = useRef(open);
  const other = useEffectEvent(onOther);
  useEffect(() => {
    if (before.current !== undefined && open !== undefined && open !== before.current) other();
    if (open !== undefined) before.current = open;
  }, [open]);
  return null;
}
