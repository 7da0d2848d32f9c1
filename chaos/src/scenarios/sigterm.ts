import type { Scenario } from '../scenario.ts';

/** Nothing that was taken fails: what comes while it ends is told so before anything is done. */
const toldBefore: readonly string[] = ['NO_ANSWER', 'NOT_READY', 'SUBGRAPH_UNAVAILABLE', 'STALE_READ'];

export const sigterm: Scenario = {
  title: 'SIGTERM under load, several times: what was accepted is answered, exit code 0',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const world = await scene.open();
    const { shop, load } = world;
    await load.goOn(150);
    for (let round = 0; round < 3; round++) {
      await world.strike('SIGTERM', async () => {
        const code = await shop.program().stop();
        if (code !== 0) scene.find(`the shop ended with ${code}: ${shop.program().output()}`);
        await shop.start();
      });
      await load.goOn(150);
    }
    for (const code of load.troubles.keys()) {
      if (!toldBefore.includes(code)) scene.find(`a request failed with ${code}`);
    }
    await scene.conclude(world);
  },
};
