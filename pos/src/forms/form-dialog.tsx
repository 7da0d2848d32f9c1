import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../messages/messages.tsx';
import { FormDialogContext } from './form-dialog-context.ts';

export interface FormDialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A dialog for a form, as long as it is drawn: leaving it, or the page, asks first when something was changed. */
export function FormDialog({ title, wide = false, onLeave, children }: FormDialogProps) {
  const changed = useRef(false);
  const [asking, setAsking] = useState(false);
  const blocked = useBlocker({
    shouldBlockFn: () => changed.current,
    enableBeforeUnload: () => changed.current,
    withResolver: true,
  });
  const value = useMemo(
    () => ({
      leave: () => (changed.current ? setAsking(true) : onLeave()),
      setChanged(isChanged: boolean) {
        changed.current = isChanged;
      },
      allowLeaving() {
        changed.current = false;
      },
    }),
    [onLeave],
  );
  return (
    <Dialog open title={title} wide={wide} onLeave={value.leave}>
      <FormDialogContext value={value}>{children}</FormDialogContext>
      <LeaveQuestion
        open={asking || blocked.status === 'blocked'}
        onStay={() => {
          setAsking(false);
          blocked.reset?.();
        }}
        onDiscard={() => {
          changed.current = false;
          if (blocked.status === 'blocked') blocked.proceed();
          else onLeave();
        }}
      />
    </Dialog>
  );
}

interface LeaveQuestionProps {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

function LeaveQuestion({ open, onStay, onDiscard }: LeaveQuestionProps) {
  const { forms: words } = useMessages();
  return (
    <Dialog open={open} title={words.leaveTitle} onLeave={onStay}>
      <p>{words.leaveText}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onDiscard}>{words.discard}</Button>
        <Button tone="primary" className="flex-1" onClick={onStay}>
          {words.stay}
        </Button>
      </div>
    </Dialog>
  );
}
