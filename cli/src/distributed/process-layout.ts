import { StartRefused } from '@tillgraph/platform/config';
import type { Environment } from '../environment.ts';
import { processRoles } from './process-roles.ts';

/**
 * PROCESS_ROLES: which roles of a context share a process, as `--roles` takes them, the processes separated by blanks.
 * One for all, unless it is said otherwise: that needs least of a machine, and on two cores a shop takes half as many
 * mutations again as with what answers people apart from what works behind.
 */
export function readProcessLayout({ PROCESS_ROLES }: Environment): readonly string[] {
  const layout = (PROCESS_ROLES?.trim() || standard).split(/\s+/);
  const roles = layout.flatMap((process) => process.split(','));
  if (roles.toSorted().join() === processRoles.toSorted().join()) return layout;
  throw new StartRefused(
    `The setting PROCESS_ROLES is wrong: give each of ${processRoles.join(', ')} once, such as "${standard}".`,
  );
}

const standard = 'api,projector,reactor,relay';
