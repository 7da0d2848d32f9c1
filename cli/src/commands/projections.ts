import { StartRefused } from '@tillgraph/platform/config';
import type { Environment } from '../environment.ts';
import { createProgressBar } from '../progress-bar.ts';
import { type Administrations, requireServed, withAdministrations } from '../shop/administrations.ts';
import { printTable } from '../table.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph projections list | rebuild NAME` */
export async function projections(
  [action, name]: readonly string[],
  environment: Environment,
): Promise<void> {
  if (action === 'list') return withAdministrations(environment, list);
  if (action === 'rebuild' && name) return withAdministrations(environment, (all) => rebuild(all, name));
  throw new WrongUsage('Say "projections list" or "projections rebuild NAME".');
}

async function list(administrations: Administrations): Promise<void> {
  const rows = await projectionsOf(administrations);
  printTable(
    ['NAME', 'VERSION', 'STATE', 'LAG', 'LAST PROGRESS', 'PARKED'],
    rows.map(({ title, version, state, lag, progressedAt, parkedStreams }) => [
      title,
      version,
      state,
      lag,
      progressedAt?.toISOString() ?? 'never',
      parkedStreams,
    ]),
  );
}

async function rebuild(administrations: Administrations, name: string): Promise<void> {
  const known = await projectionsOf(administrations);
  const meant = known.filter((one) => one.state === 'active' && (one.title === name || one.name === name));
  const [projection] = meant;
  if (!projection || meant.length > 1) {
    throw new StartRefused(
      meant.length > 1
        ? `${name} is a projection of several contexts: say ${meant.map(({ title }) => title).join(' or ')}.`
        : `There is no projection ${name}: "tillgraph projections list" shows which there are.`,
    );
  }
  await requireServed(projection.administration);
  const progress = createProgressBar();
  try {
    await projection.administration.rebuild(projection.name, ({ applied, total }) =>
      progress.show(applied / total, `${applied} of ${total} events`),
    );
  } finally {
    progress.end();
  }
  console.log(`${projection.title} was made anew.`);
}

async function projectionsOf(administrations: Administrations) {
  const lists = await Promise.all(
    administrations.map(async ([context, administration]) =>
      (await administration.projections()).map((status) => ({
        ...status,
        title: `${context}/${status.name}`,
        administration,
      })),
    ),
  );
  return lists.flat();
}
