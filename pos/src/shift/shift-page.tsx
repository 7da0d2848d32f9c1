import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { SelectField } from '../components/field.tsx';
import { Page } from '../components/page.tsx';
import { useMessages } from '../messages/messages.tsx';
import { BeginShift } from './begin-shift.tsx';
import { CloseShift } from './close-shift.tsx';
import { DepositButton } from './deposit-button.tsx';
import { OpenShift } from './open-shift.tsx';
import { type Drawer, useDrawer } from './use-drawer.ts';
import { useOpenShift } from './use-shift.ts';

/** The shift at this till's drawer: begin it, see it, move cash, end it. */
function ShiftPage() {
  const { shift: words, lists } = useMessages();
  const { drawers, drawer, fetching, choose } = useDrawer();
  return (
    <Page title={words.title} actions={<ToAllShifts />}>
      {drawers.length > 1 && drawer && (
        <div className="max-w-sm">
          <SelectField
            label={words.drawer}
            value={drawer.id}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            options={drawers.map(({ id, name }) => [id, name])}
          />
        </div>
      )}
      {drawer ? (
        <AtDrawer key={drawer.id} drawer={drawer} />
      ) : (
        <p role="status">{fetching ? lists.loading : words.noDrawer}</p>
      )}
    </Page>
  );
}

export const GuardedShiftPage = guarded('tills:read', ShiftPage);

function AtDrawer({ drawer }: { readonly drawer: Drawer }) {
  const { lists } = useMessages();
  const may = useMay();
  const { shift, again } = useOpenShift(drawer.id);
  const [closing, setClosing] = useState<string>();
  if (closing !== undefined) {
    return (
      <CloseShift
        shiftId={closing}
        onLeave={() => {
          setClosing(undefined);
          again();
        }}
      />
    );
  }
  if (shift === undefined) return <p role="status">{lists.loading}</p>;
  if (shift) {
    return <OpenShift shift={shift} drawer={drawer} onClose={() => setClosing(shift.id)} onChanged={again} />;
  }
  return (
    <>
      {may('tills:write') && <BeginShift drawer={drawer} onBegun={again} />}
      <DepositButton drawer={drawer} noShift />
    </>
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
