import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import { ShiftReport } from './shift-report.tsx';

export interface ReportDialogProps {
  /** Whose; undefined while none is shown. */
  readonly shift: ShiftFragment | undefined;
  readonly onLeave: () => void;
}

/** The X or Z report as it is printed. */
export function ReportDialog({ shift, onLeave }: ReportDialogProps) {
  const { shift: words, forms } = useMessages();
  return (
    <Dialog
      open={shift !== undefined}
      title={shift?.closedAt ? words.report.z : words.report.x}
      onLeave={onLeave}
    >
      {shift && <ShiftReport shift={shift} />}
      <div className="flex flex-wrap gap-2 print:hidden">
        <PrintReceipt />
        <Button className="flex-1" onClick={onLeave}>
          {forms.close}
        </Button>
      </div>
    </Dialog>
  );
}
