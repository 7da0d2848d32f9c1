import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { DepositButton } from './deposit-button.tsx';
import { MoveCashDialog } from './move-cash-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { ShiftFigures } from './shift-figures.tsx';
import type { Drawer } from './use-drawer.ts';

export interface OpenShiftProps {
  readonly shift: ShiftFragment;
  readonly drawer: Drawer;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** The shift that is open, live, and what is done in it. */
export function OpenShift({ shift, drawer, onClose, onChanged }: OpenShiftProps) {
  const { shop } = useWorkplace();
  const { shift: words } = useMessages();
  const mayMove = useMay()('tills:write');
  const [doing, setDoing] = useState<'INCOME' | 'EXPENSE' | 'report'>();
  const since = writtenMoment(shift.openedAt, shop.timeZone);
  useShortcut('Alt+I', words.cash.in, () => setDoing('INCOME'), mayMove);
  useShortcut('Alt+O', words.cash.out, () => setDoing('EXPENSE'), mayMove);
  useShortcut('Alt+X', words.report.x, () => setDoing('report'));
  useShortcut('Alt+C', words.close.button, onClose, mayMove);
  return (
    <div className="grid max-w-4xl items-start gap-3 md:grid-cols-2">
      <Panel title={words.shiftOf(writtenNumber(shift.number), drawer.name)}>
        <p className="text-sm text-faint">
          {shift.openedBy ? words.since(since, shift.openedBy.displayName) : words.sinceOnly(since)}
        </p>
        <ShiftFigures shift={shift} />
      </Panel>
      <div className="grid grid-cols-2 gap-2">
        {mayMove && (
          <>
            <Button className="min-h-16" onClick={() => setDoing('INCOME')}>
              {words.cash.in}
            </Button>
            <Button className="min-h-16" onClick={() => setDoing('EXPENSE')}>
              {words.cash.out}
            </Button>
          </>
        )}
        <DepositButton drawer={drawer} onDone={onChanged} />
        <Button className="min-h-16" onClick={() => setDoing('report')}>
          {words.report.x}
        </Button>
        {mayMove && (
          <Button tone="primary" className="col-span-2 min-h-16" onClick={onClose}>
            {words.close.button}
          </Button>
        )}
      </div>
      <MoveCashDialog
        shift={shift}
        direction={doing === 'report' ? undefined : doing}
        onLeave={() => setDoing(undefined)}
        onDone={onChanged}
      />
      <ReportDialog shift={doing === 'report' ? shift : undefined} onLeave={() => setDoing(undefined)} />
    </div>
  );
}
