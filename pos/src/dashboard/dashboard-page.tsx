import { type ReactNode, useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Going } from '../components/going.tsx';
import { Page } from '../components/page.tsx';
import { PeriodPicker } from '../components/period-picker.tsx';
import { CashFlowDocument, type ReportInterval, SalesDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { momentsOf, type Period, type PeriodChoice, periodOf } from '../time/period.ts';
import { useBeats } from '../time/use-beats.ts';
import { useToday } from '../time/use-today.ts';
import { CashFlowCards } from './cash-flow-cards.tsx';
import { intervalFor, intervalsFor, isReportable } from './intervals.ts';
import { LowStockCard } from './low-stock-card.tsx';
import { SalesCards } from './sales-cards.tsx';
import { TodayCard } from './today-card.tsx';
import { useReport } from './use-report.ts';
import { useSalesToday } from './use-sales-today.ts';

export const GuardedDashboardPage = guarded('reports:read', DashboardPage);

/** How the shop does: today as it happens, and any period before. */
function DashboardPage() {
  const { dashboard: words } = useMessages();
  const may = useMay();
  const todaysSales = useSalesToday();
  const [choice, setChoice] = useState<PeriodChoice>('last7');
  const today = useToday();
  const period = periodOf(choice, today);
  // What is sold now belongs to periods that reach until now.
  const reachesNow = period.to >= today;
  const changed = JSON.stringify(todaysSales ?? null);
  // No event tells of all that is booked by hand or received.
  const beats = useBeats(tenSeconds);
  return (
    <Page title={words.title} actions={may('tills:read') && <Going to="/shifts" text={words.shifts} />}>
      <TodayCard today={todaysSales} />
      <PeriodPicker value={choice} onChange={setChoice} />
      {isReportable(period) ? (
        <Figures
          period={period}
          changed={reachesNow ? changed : ''}
          flowChanged={reachesNow ? `${changed} ${beats}` : ''}
        >
          {may('inventory:read') && <LowStockCard changed={`${changed} ${beats}`} />}
        </Figures>
      ) : (
        <p role="alert">{words.tooLong}</p>
      )}
    </Page>
  );
}

/** ms */
const tenSeconds = 10_000;

interface FiguresProps {
  readonly period: Period;
  /** Another text after each sale that belongs to it. */
  readonly changed: string;
  /** The same for money that comes in or goes out. */
  readonly flowChanged: string;
  /** What else stands beside them. */
  readonly children: ReactNode;
}

function Figures({ period, changed, flowChanged, children }: FiguresProps) {
  const { lists } = useMessages();
  const { shop } = useWorkplace();
  const [wanted, setWanted] = useState<ReportInterval>();
  const interval = intervalFor(period, wanted);
  const variables = { ...momentsOf(period, shop.timeZone), groupBy: interval };
  const sales = useReport(SalesDocument, variables, { changed });
  const flow = useReport(CashFlowDocument, variables, { changed: flowChanged });
  const labels = { interval, timeZone: shop.timeZone, severalDays: period.from !== period.to };
  const shared = { labels, currency: shop.currencyCode };
  if (sales.failed || flow.failed) return <p role="alert">{lists.failed}</p>;
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      {!sales.data && <p role="status">{lists.loading}</p>}
      {sales.data?.salesReport && (
        <SalesCards
          {...shared}
          report={sales.data.salesReport}
          outdated={sales.outdated}
          intervals={intervalsFor(period)}
          onInterval={setWanted}
        />
      )}
      {flow.data?.cashFlowReport && (
        <CashFlowCards {...shared} report={flow.data.cashFlowReport} outdated={flow.outdated} />
      )}
      {children}
    </div>
  );
}
