import { createContext, useContext } from 'react';

/** What a form's dialog offers the form in it. */
export interface FormDialogValue {
  /** Leaves; asks first when something was changed. */
  readonly leave: () => void;
  readonly setChanged: (changed: boolean) => void;
  /** What was changed is saved: nothing is asked from now on. */
  readonly allowLeaving: () => void;
}

export const FormDialogContext = createContext<FormDialogValue | undefined>(undefined);

export function useFormDialog(): FormDialogValue {
  const value = useContext(FormDialogContext);
  if (!value) throw new Error('useFormDialog stands outside of FormDialog.');
  return value;
}
