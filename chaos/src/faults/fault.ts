import type { World } from '../running/world.ts';
import type { ProfileName } from '../scenario.ts';

/** Something that happens to a running shop, from outside. Its cause is over when it resolves. */
export interface Fault {
  readonly name: string;
  readonly profiles: readonly ProfileName[];
  strike(world: World): Promise<void>;
}

export const strike = (world: World, fault: Fault): Promise<void> =>
  world.strike(fault.name, () => fault.strike(world));
