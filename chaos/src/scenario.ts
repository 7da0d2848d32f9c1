import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Random } from './people/random.ts';
import type { World, WorldOptions } from './running/world.ts';

export type ProfileName = 'embedded' | 'distributed';

/** Something that happens to a shop at work. */
export interface Scenario {
  /** In a sentence, for the list of names. */
  readonly title: string;
  readonly profiles: readonly ProfileName[];
  run(scene: Scene): Promise<void>;
}

export interface Scene {
  readonly profile: ProfileName;
  readonly random: Random;
  /** What `random` began with. */
  readonly seed: number;
  /** How long it lasts, of those that last as long as they are told. */
  readonly minutes: number;
  readonly subscribers: number;
  readonly operations: number;
  /** What is opened here is closed in the end, in reverse order. */
  readonly opened: ClosingStack;
  readonly say: (words: string) => void;
  /** Starts a shop with people at work. */
  open(options?: Omit<WorldOptions, 'random' | 'opened' | 'say'>): Promise<World>;
  /** Ends their work, and proves that nothing is lost, doubled or wrong. */
  conclude(world: World): Promise<void>;
  /** What the scenario has found wrong by itself. */
  find(words: string): void;
  /** This machine cannot do it, for this reason. */
  skip(reason: string): void;
}
