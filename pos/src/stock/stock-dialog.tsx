import { FormDialog } from '../forms/form-dialog.tsx';
import type { StockFiguresFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { AdjustForm } from './adjust-form.tsx';
import { CountForm } from './count-form.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { ThresholdForm } from './threshold-form.tsx';

/** What can be done about a product's stock. */
export const stockTasks = ['receive', 'count', 'adjust', 'threshold'] as const;
export type StockTask = (typeof stockTasks)[number];

export interface StockDialogProps {
  readonly product: StockFiguresFragment & { readonly name: string };
  readonly task: StockTask;
  readonly onLeave: () => void;
  /** The stock is another; it leaves, too. */
  readonly onSaved?: () => void;
}

export interface StockFormProps {
  readonly productId: string;
  readonly stock: NonNullable<StockFiguresFragment['stock']>;
  readonly onSaved: () => void;
}

export function StockDialog({ product: { id, name, stock }, task, onLeave, onSaved }: StockDialogProps) {
  const { stock: words } = useMessages();
  if (!stock) return null;
  const TaskForm = forms[task];
  return (
    <FormDialog title={words.taskOf(words.tasks[task], name)} onLeave={onLeave}>
      <TaskForm
        productId={id}
        stock={stock}
        onSaved={() => {
          onLeave();
          onSaved?.();
        }}
      />
    </FormDialog>
  );
}

const forms = {
  receive: ReceiveForm,
  count: CountForm,
  adjust: AdjustForm,
  threshold: ThresholdForm,
} as const;
