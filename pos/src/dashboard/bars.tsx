import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export interface BarSeries {
  readonly label: string;
  readonly colour: keyof typeof colours;
}

export interface BarRow {
  /** What the axis says. */
  readonly label: string;
  /** Of each series, in their order. */
  readonly values: readonly number[];
}

export interface BarsProps {
  /** What the chart shows, to who does not see it. */
  readonly label: string;
  readonly rows: readonly BarRow[];
  readonly series: readonly BarSeries[];
  /** A value as people read it. */
  readonly written: (value: number) => string;
  /** The same in short, for the axis. */
  readonly short: (value: number) => string;
  /** Bars that lie, one under the other, for names. */
  readonly lying?: boolean;
}

/**
 * Bars of one or more series. It is one picture: the table beside it has the figures for keys and screen readers. Bars do
 * not grow where people ask for less motion, as the library does by itself.
 */
export function Bars({ label, rows, series, written, short, lying = false }: BarsProps) {
  const data = rows.map((row) => ({ label: row.label, values: row.values }));
  const names = (
    <YAxis
      type="category"
      dataKey="label"
      width={128}
      interval={0}
      tickFormatter={cut}
      tick={text}
      tickLine={false}
      {...line}
    />
  );
  const figures = { type: 'number', tickFormatter: short, tick: text, tickLine: false, ...line } as const;
  return (
    <div
      role="img"
      aria-label={label}
      style={{ height: lying ? rows.length * (series.length > 1 ? 44 : 30) + 70 : 260 }}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 300, height: 200 }}>
        <BarChart
          data={data}
          layout={lying ? 'vertical' : 'horizontal'}
          accessibilityLayer={false}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke="var(--line)" strokeOpacity={0.35} vertical={lying} horizontal={!lying} />
          {lying ? (
            <XAxis {...figures} />
          ) : (
            <XAxis dataKey="label" tick={text} tickLine={false} minTickGap={12} {...line} />
          )}
          {lying ? names : <YAxis {...figures} width={64} />}
          <Tooltip
            formatter={(value) => written(Number(value))}
            cursor={{ fill: 'var(--hover)' }}
            contentStyle={{ background: 'var(--panel)', border: '1px solid var(--line)', borderRadius: 8 }}
            labelStyle={{ color: 'var(--ink)' }}
            itemStyle={{ color: 'var(--ink)' }}
          />
          {series.length > 1 && (
            <Legend itemSorter={null} formatter={(name) => <span className="text-ink">{name}</span>} />
          )}
          {series.map(({ label: name, colour }, index) => (
            <Bar
              key={name}
              name={name}
              dataKey={(row: BarRow) => row.values[index] ?? 0}
              fill={colours[colour]}
              maxBarSize={48}
              radius={lying ? [0, 4, 4, 0] : [4, 4, 0, 0]}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** One line of a name; the whole of it is in the table, and under the mouse. */
const cut = (name: string): string => (name.length > 18 ? `${name.slice(0, 17)}…` : name);

const text = { fill: 'var(--faint)', fontSize: 12 };
const line = { stroke: 'var(--line)' };

const colours = {
  first: 'var(--chart-first)',
  second: 'var(--chart-second)',
} as const;
