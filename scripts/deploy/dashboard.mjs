import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';
import { root } from '../prepare.mjs';

/** Throws where a panel asks a data source or for a metric that does not exist, says nothing of itself, or hides another. */
export function checkDashboard() {
  const { panels } = dashboard();
  const { datasources } = parse(text('deploy/grafana/provisioning/datasources/prometheus.yml'));
  const sources = new Set(datasources.map(({ uid }) => uid));
  const faults = [
    ...missingMetrics(panels.flatMap(expressionsOf)),
    ...panels.flatMap(({ title, type, description, datasource, targets = [] }) =>
      type === 'row'
        ? []
        : [
            ...(description && targets.length > 0 ? [] : [`${title}: say what it shows.`]),
            ...[datasource, ...targets.map((target) => target.datasource)]
              .filter((source) => !sources.has(source?.uid))
              .map((source) => `${title}: there is no data source ${source?.uid}.`),
          ],
    ),
    ...overlaps(panels),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** The panels' expressions as rules, for a tool that reads PromQL. */
export function dashboardRules() {
  const rules = dashboard()
    .panels.flatMap(expressionsOf)
    .map((expr, index) => ({ record: `panel:${index}`, expr: expr.replaceAll('$__rate_interval', '1m') }));
  return JSON.stringify({ groups: [{ name: 'dashboard', rules }] });
}

const dashboard = () => JSON.parse(text('deploy/grafana/dashboards/tillgraph.json'));

const expressionsOf = ({ targets = [] }) => targets.map(({ expr }) => expr);

/** Also of the rules: what they record may be asked for. */
function missingMetrics(expressions) {
  const rules = parse(text('deploy/prometheus/rules.yml')).groups.flatMap((group) => group.rules);
  const known = new Set([...metricsOfThePlatform(), ...rules.flatMap(({ record }) => record ?? [])]);
  const asked = [...expressions, ...rules.map(({ expr }) => expr)].flatMap(
    (expr) => expr.match(/\b(tillgraph|nodejs|process)[a-z0-9_:]+/g) ?? [],
  );
  const unknown = new Set(
    asked.filter((name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, ''))),
  );
  return [...unknown].map((name) => `Nothing tells ${name}.`);
}

/** Those that the sources name, and those that the library has of any process. */
function metricsOfThePlatform() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const byDefault = registry.getMetricsAsArray().map(({ name }) => name);
  registry.clear();
  const sources = ['platform/src', 'gateway/src', 'cli/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => text(join(folder, file))),
  );
  const named = sources.flatMap((source) => source.match(/(?<=')tillgraph_[a-z_]+(?=')/g) ?? []);
  return [...byDefault, ...named];
}

function overlaps(panels) {
  return panels.flatMap((panel, index) =>
    panels
      .slice(index + 1)
      .filter(({ gridPos: other }) => {
        const { x, y, w, h } = panel.gridPos;
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
      })
      .map(({ title }) => `${panel.title} lies over ${title}.`),
  );
}

const text = (path) => readFileSync(join(root, path), 'utf8');
