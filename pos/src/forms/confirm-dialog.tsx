import { type ReactNode, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { Changed, ChangeState } from '../graph/change.ts';
import { useMessages } from '../messages/messages.tsx';
import { failureText } from './show-failure.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will come of it. */
  readonly children: ReactNode;
  /** What the button says. */
  readonly confirm: string;
  readonly run: () => Promise<Changed<unknown>>;
  readonly state: ChangeState;
  readonly onLeave: () => void;
  /** After it was done; it leaves, too. */
  readonly onDone?: () => void;
}

/** Asks before a change, and says why it was refused. */
export function ConfirmDialog({ title, children, confirm, run, state, onLeave, onDone }: ConfirmDialogProps) {
  const { forms: words } = useMessages();
  const [failed, setFailed] = useState<string>();
  async function change() {
    if (state.busy) return;
    const changed = await run();
    if (changed.kind !== 'done') {
      setFailed(failureText(changed, words));
      return;
    }
    onLeave();
    onDone?.();
  }
  return (
    <Dialog open title={title} onLeave={onLeave}>
      {children}
      {failed !== undefined && (
        <p role="alert" className="text-danger">
          {failed}
        </p>
      )}
      {state.lost && <p role="status">{words.lost}</p>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onLeave}>{words.cancel}</Button>
        <Button tone="primary" className="flex-1" aria-disabled={state.busy} onClick={() => void change()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
