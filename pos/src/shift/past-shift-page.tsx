import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Fact } from '../components/fact.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { type ShiftFragment, ShiftHistoryDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { HistoryList } from '../history/history-list.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ShiftFigures } from './shift-figures.tsx';
import { useShift } from './use-shift.ts';

/** One shift, open or past: its figures, its report, and what happened in it. */
function PastShiftPage() {
  const { shiftId } = useParams({ from: '/shifts/$shiftId' });
  const { shift: words, lists } = useMessages();
  const { shift } = useShift(shiftId);
  const mayAudit = useMay()('audit:read');
  const [report, setReport] = useState(false);
  if (!shift) {
    return (
      <Page title={words.past.title} actions={<ToAllShifts />}>
        <p role="status">{shift === null ? words.noSuchShift : lists.loading}</p>
      </Page>
    );
  }
  const number = writtenNumber(shift.number);
  return (
    <Page
      title={shift.till ? words.shiftOf(number, shift.till.name) : words.shift(number)}
      actions={
        <>
          <ToAllShifts />
          <Button onClick={() => setReport(true)}>{shift.closedAt ? words.report.z : words.report.x}</Button>
        </>
      }
    >
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Panel title={words.figures.title}>
          <When shift={shift} />
          <ShiftFigures shift={shift} />
        </Panel>
        {mayAudit && <ShiftHistory key={shift.version} shift={shift} />}
      </div>
      <ReportDialog shift={report ? shift : undefined} onLeave={() => setReport(false)} />
    </Page>
  );
}

export const GuardedPastShiftPage = guarded('tills:read', PastShiftPage);

function When({ shift }: { readonly shift: ShiftFragment }) {
  const { shop } = useWorkplace();
  const { report: words } = useMessages().shift;
  const { openedAt, openedBy, closedAt, closedBy } = shift;
  const told = (at: string, by: ShiftFragment['openedBy']) =>
    [writtenMoment(at, shop.timeZone), by?.displayName].filter(Boolean).join(', ');
  return (
    <dl className="flex flex-col gap-1 border-b border-line/40 pb-2">
      <Fact label={words.opened}>{told(openedAt, openedBy)}</Fact>
      {closedAt && <Fact label={words.closed}>{told(closedAt, closedBy)}</Fact>}
    </dl>
  );
}

function ShiftHistory({ shift }: { readonly shift: ShiftFragment }) {
  const { shift: words } = useMessages();
  const list = useEndless(ShiftHistoryDocument, { id: shift.id }, ({ tillSession }) => tillSession?.history);
  return (
    <Panel title={words.history}>
      <HistoryList list={list} />
    </Panel>
  );
}

function ToAllShifts() {
  const { past: words } = useMessages().shift;
  return (
    <Link
      to="/shifts"
      className="flex min-h-11 items-center rounded-lg border border-line bg-panel px-4 font-medium hover:bg-hover"
    >
      {words.all}
    </Link>
  );
}
