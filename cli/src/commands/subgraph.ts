import { type ProcessRole, processRoles } from '../distributed/process-roles.ts';
import { runSubgraphProcess } from '../distributed/subgraph-process.ts';
import type { Environment } from '../environment.ts';
import { shopContexts } from '../shop/shop-contexts.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph subgraph NAME --roles api,projector,reactor,relay`; without roles, all of them. */
export async function subgraph(
  [name, ...others]: readonly string[],
  { roles }: { readonly roles?: string },
  environment: Environment,
): Promise<void> {
  const context = shopContexts.find((one) => one === name);
  if (!context || others.length > 0) {
    throw new WrongUsage(`Say "subgraph NAME", where NAME is one of ${shopContexts.join(', ')}.`);
  }
  await runSubgraphProcess(context, rolesIn(roles ?? processRoles.join()), environment);
}

function rolesIn(text: string): readonly ProcessRole[] {
  const names = text.split(',').map((role) => role.trim());
  const roles = processRoles.filter((role) => names.includes(role));
  if (roles.length === names.length) return roles;
  throw new WrongUsage(`--roles takes each of ${processRoles.join(', ')} once, joined by commas.`);
}
