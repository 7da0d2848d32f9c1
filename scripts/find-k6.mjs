import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The k6 to run: what K6 names, else that of the PATH, else what `go install` made; undefined when there is none. */
export const findK6 = ({ K6 }) => (K6 ? [K6] : ['k6', ...installedByGo()]).find(isRecent);

export const howToGetK6 = `A load test needs k6 1.6 or newer. Any of these will do:
  go install go.k6.io/k6@v1.8.1
  a package: https://grafana.com/docs/k6/latest/set-up/install-k6/
  K6=/where/it/is/k6 npm run load -- NAME`;

/** k6/websockets is there since 1.6. */
function isRecent(file) {
  const [, major, minor] = outputOf(file, 'version').match(/^k6(?:\.exe)? v(\d+)\.(\d+)\./) ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 6);
}

const installedByGo = () =>
  outputOf('go', 'env', 'GOPATH')
    .split('\n')
    .filter(Boolean)
    .map((folder) => join(folder, 'bin', 'k6'));

/** Nothing when it cannot be run. */
const outputOf = (file, ...words) => spawnSync(file, words, { encoding: 'utf8' }).stdout ?? '';
