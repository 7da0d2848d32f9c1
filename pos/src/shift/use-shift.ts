import { useEffect, useEffectEvent } from 'react';
import { useQuery, useSubscription } from 'urql';
import {
  DrawerChangedDocument,
  OpenShiftDocument,
  type ShiftFragment,
  ShiftOfDocument,
} from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface LiveShift {
  /** Null: there is none. Undefined until it is known. */
  readonly shift: ShiftFragment | null | undefined;
  /** Asks what it is now, past the cache. */
  readonly again: () => void;
}

/** The shift that is open at a drawer, with its figures as they are now. */
export function useOpenShift(drawerId: string | undefined): LiveShift {
  const [{ data, error }, ask] = useQuery({
    query: OpenShiftDocument,
    variables: { drawerId: drawerId ?? '' },
    pause: drawerId === undefined,
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  const again = () => ask({ requestPolicy: 'network-only' });
  useDrawerChanged(drawerId, again);
  const shift = data?.tillSessions && (data.tillSessions.edges[0]?.node ?? null);
  // The cache knows of one that was closed before it hears that there is no open one.
  return { shift: shift?.closedAt ? null : shift, again };
}

/** A shift, open or past. */
export function useShift(id: string): LiveShift {
  const [{ data, error }, ask] = useQuery({
    query: ShiftOfDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  const again = () => ask({ requestPolicy: 'network-only' });
  const shift = data?.tillSession;
  useDrawerChanged(shift && !shift.closedAt ? shift.till?.id : undefined, again);
  return { shift, again };
}

/** Each booking and each count changes the drawer. The subscription begins with its present state. */
function useDrawerChanged(drawerId: string | undefined, then: () => void): void {
  const [{ data }] = useSubscription({
    query: DrawerChangedDocument,
    variables: { drawerId: drawerId ?? '' },
    pause: drawerId === undefined,
  });
  const changed = useEffectEvent(then);
  const version = data?.balanceChanged.version;
  useEffect(() => {
    if (version !== undefined) changed();
  }, [version]);
}
