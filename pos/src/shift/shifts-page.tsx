import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { type Scope, useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { SelectField } from '../components/field.tsx';
import { Page } from '../components/page.tsx';
import { type ShiftFragment, ShiftsDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { Difference } from './difference.tsx';
import { FollowedDrawer } from './followed-drawer.tsx';
import { isTold } from './is-told.ts';
import { useDrawer } from './use-drawer.ts';

/** All shifts, newest first and live, with what was missing or too much in each. */
function ShiftsPage() {
  const { shop } = useWorkplace();
  const { shift: words } = useMessages();
  const { drawers } = useDrawer();
  const may = useMay();
  const [drawerId, setDrawerId] = useState('');
  const list = useEndless(
    ShiftsDocument,
    { first: 30, filter: drawerId === '' ? {} : { accountId: drawerId } },
    ({ tillSessions }) => tillSessions,
  );
  return (
    <Page title={words.past.title}>
      {drawers.map(({ id }) => (
        <FollowedDrawer
          key={id}
          drawerId={id}
          onOpenShift={(open) => {
            const listed = list.nodes.find(({ till, closedAt }) => till?.id === id && closedAt === null);
            if ((listed?.id ?? null) !== open) list.again();
          }}
        />
      ))}
      {drawers.length > 1 && (
        <div className="max-w-sm">
          <SelectField
            label={words.drawer}
            value={drawerId}
            onChange={({ currentTarget }) => setDrawerId(currentTarget.value)}
            options={[['', words.allDrawers], ...drawers.map(({ id, name }) => [id, name] as const)]}
          />
        </div>
      )}
      <DataList
        key={drawerId}
        label={words.past.title}
        list={list}
        idOf={({ id }) => id}
        columns={columnsIn(words.past, shop.timeZone, may)}
      />
    </Page>
  );
}

export const GuardedShiftsPage = guarded('tills:read', ShiftsPage);

const columnsIn = (
  words: Messages['shift']['past'],
  timeZone: string,
  may: (scope: Scope) => boolean,
): readonly Column<ShiftFragment>[] => [
  {
    id: 'number',
    header: words.columns.number,
    cell: ({ id, number }) => (
      // All of the row leads there.
      <Link
        to="/shifts/$shiftId"
        params={{ shiftId: id }}
        className="font-medium underline after:absolute after:inset-0"
      >
        {writtenNumber(number)}
      </Link>
    ),
  },
  { id: 'drawer', header: words.columns.drawer, grow: 2, from: 'xl', cell: ({ till }) => till?.name },
  {
    id: 'openedAt',
    header: words.columns.openedAt,
    grow: 4,
    cell: ({ openedAt }) => writtenMoment(openedAt, timeZone),
  },
  {
    id: 'closedAt',
    header: words.columns.closedAt,
    grow: 4,
    from: 'xl',
    cell: ({ closedAt }) => (closedAt ? writtenMoment(closedAt, timeZone) : words.stillOpen),
  },
  {
    id: 'cashier',
    header: words.columns.cashier,
    grow: 2,
    from: 'lg',
    cell: ({ openedBy }) => openedBy?.displayName,
  },
  {
    id: 'expected',
    header: words.columns.expected,
    grow: 2,
    right: true,
    from: 'sm',
    cell: (shift) => isTold(shift, may) && formatMoney(shift.expectedCash),
  },
  {
    id: 'counted',
    header: words.columns.counted,
    grow: 2,
    right: true,
    from: 'sm',
    cell: ({ counted }) => counted && formatMoney(counted),
  },
  {
    id: 'difference',
    header: words.columns.difference,
    grow: 2,
    right: true,
    cell: ({ difference }) => (difference ? <Difference difference={difference} /> : words.stillOpen),
  },
];
