import { Dialog } from '../components/dialog.tsx';
import { Form } from '../forms/form.tsx';
import { ShipOrderDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import type { OrderDialogProps } from './cancel-dialog.tsx';
import { useOrderChange } from './use-order-change.ts';

/** Sends a paid delivery on its way. */
export function ShipDialog({ open, ...props }: OrderDialogProps) {
  const { ship: words } = useMessages().orders;
  return (
    <Dialog open={open} title={words.title(props.order.number)} onLeave={props.onLeave}>
      <ShipForm {...props} />
    </Dialog>
  );
}

function ShipForm({ order, onStale, onLeave }: Omit<OrderDialogProps, 'open'>) {
  const { ship: words } = useMessages().orders;
  const { run, state, told } = useOrderChange(ShipOrderDocument, order, onStale);
  return (
    <Form
      state={state}
      error={told}
      submit={words.submit}
      onCancel={onLeave}
      onSubmit={() => void run({}).then((done) => done && onLeave())}
    >
      <p>{words.told}</p>
    </Form>
  );
}
