import { useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { CancelOrderDocument, type WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { useOrderChange } from './use-order-change.ts';

export interface OrderDialogProps {
  readonly open: boolean;
  readonly order: WholeOrderFragment;
  /** The order is another than is shown: it is to be asked for again. */
  readonly onStale: () => void;
  readonly onLeave: () => void;
}

/** Cancels an order, in somebody's words. */
export function CancelDialog({ open, ...props }: OrderDialogProps) {
  const { cancel: words } = useMessages().orders;
  return (
    <Dialog open={open} title={words.title(props.order.number)} onLeave={props.onLeave}>
      <CancelForm {...props} />
    </Dialog>
  );
}

function CancelForm({ order, onStale, onLeave }: Omit<OrderDialogProps, 'open'>) {
  const { cancel: words } = useMessages().orders;
  const { run, state, told } = useOrderChange(CancelOrderDocument, order, onStale);
  const [message, setMessage] = useState('');
  return (
    <Form
      state={state}
      error={told}
      submit={words.submit}
      cancel={words.back}
      onCancel={onLeave}
      onSubmit={() => void run({ message: message.trim() || null }).then((done) => done && onLeave())}
    >
      <p>{words.told}</p>
      <TextField
        label={words.message}
        hint={words.messageHint}
        maxLength={500}
        value={message}
        onChange={({ currentTarget }) => setMessage(currentTarget.value)}
      />
    </Form>
  );
}
