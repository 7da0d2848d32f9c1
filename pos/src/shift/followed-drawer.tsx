import { useEffect, useEffectEvent } from 'react';
import { useOpenShift } from './use-shift.ts';

export interface FollowedDrawerProps {
  readonly drawerId: string;
  /** Its open shift's id, or null: when it is first known, and when it has become another. */
  readonly onOpenShift: (id: string | null) => void;
}

/** Nothing to be seen: the figures of the drawer's open shift are kept as they are now, wherever they are shown. */
export function FollowedDrawer({ drawerId, onOpenShift }: FollowedDrawerProps) {
  const { shift } = useOpenShift(drawerId);
  const open = shift === undefined ? undefined : (shift?.id ?? null);
  const told = useEffectEvent(onOpenShift);
  useEffect(() => {
    if (open !== undefined) told(open);
  }, [open]);
  return null;
}
