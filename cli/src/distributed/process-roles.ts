import { StartRefused } from '@tillgraph/platform/config';
import type { Environment } from '../command-line.ts';

/** The roles that share a process, as `--roles` takes them: of a context each has one such process. */
export type ProcessRoles = string;

/**
 * PROCESS_ROLES: which roles of a context share a process, the processes separated by blanks. All four in one need least
 * memory; what answers people is apart from what works behind unless it is said otherwise.
 */
export function readProcessRoles({ PROCESS_ROLES }: Environment): readonly ProcessRoles[] {
  const processes = (PROCESS_ROLES?.trim() || standard).split(/\s+/);
  const roles = processes.flatMap((process) => process.split(','));
  if (roles.toSorted().join() === all.toSorted().join()) return processes;
  throw new StartRefused(
    `The setting PROCESS_ROLES is wrong: give each of ${all.join(', ')} once, such as "${standard}".`,
  );
}

const standard = 'api projector,reactor,relay';
const all = ['api', 'projector', 'reactor', 'relay'];
