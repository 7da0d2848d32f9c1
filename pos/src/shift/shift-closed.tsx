import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ShiftFigures } from './shift-figures.tsx';

export interface ShiftClosedProps {
  readonly shift: ShiftFragment;
  readonly told: string | undefined;
  readonly onLeave: () => void;
}

/** The end of a shift: its figures, and the Z report. */
export function ShiftClosed({ shift, told, onLeave }: ShiftClosedProps) {
  const { shift: words, orders } = useMessages();
  const [report, setReport] = useState(false);
  return (
    <div className="max-w-md">
      <Panel title={`${words.shift(writtenNumber(shift.number))}: ${words.closed}`}>
        {told !== undefined && <p role="alert">{told}</p>}
        <ShiftFigures shift={shift} />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setReport(true)}>{words.report.z}</Button>
          <Button tone="primary" className="flex-1" onClick={onLeave}>
            {orders.refund.close}
          </Button>
        </div>
      </Panel>
      <ReportDialog shift={report ? shift : undefined} onLeave={() => setReport(false)} />
    </div>
  );
}
