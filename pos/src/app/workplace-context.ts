import { createContext, useContext } from 'react';
import type { ReceiptShop } from '../receipt/receipt.tsx';
import type { StoredSession } from '../session/stored-session.ts';

/** What every page for somebody signed in knows. */
export interface WorkplaceValue {
  readonly cashier: StoredSession['cashier'];
  readonly shop: ReceiptShop;
}

export const WorkplaceContext = createContext<WorkplaceValue | undefined>(undefined);

export function useWorkplace(): WorkplaceValue {
  const value = useContext(WorkplaceContext);
  if (!value) throw new Error('useWorkplace stands outside of Workplace.');
  return value;
}
