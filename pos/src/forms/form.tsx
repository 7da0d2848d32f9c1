import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import type { ChangeState } from '../graph/change.ts';
import { useMessages } from '../messages/messages.tsx';

export interface FormProps {
  readonly onSubmit: () => void;
  readonly state: ChangeState;
  /** What is wrong with the whole of it. */
  readonly error?: string | undefined;
  /** What the button says; Save when not said. */
  readonly submit?: string;
  readonly onCancel?: () => void;
  /** What the button beside it says; Cancel when not said. */
  readonly cancel?: string;
  readonly children: ReactNode;
}

/** Fields, what is wrong with them all, and the buttons. */
export function Form({ onSubmit, state, error, submit, onCancel, cancel, children }: FormProps) {
  const { forms: words } = useMessages();
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.busy) onSubmit();
      }}
    >
      {children}
      {error !== undefined && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {state.lost && <p role="status">{words.lost}</p>}
      <div className="flex flex-wrap gap-2">
        {onCancel && <Button onClick={onCancel}>{cancel ?? words.cancel}</Button>}
        <Button type="submit" tone="primary" className="flex-1" aria-disabled={state.busy}>
          {submit ?? words.save}
        </Button>
      </div>
    </form>
  );
}
