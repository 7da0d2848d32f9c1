/**
 * Runs one work of this name at a time over all tabs. Browsers lock for pages of https and of this machine alone; on a
 * shop's own network by http tabs may renew at once, which the graph bears: all get the same successor.
 */
export const oneTabAtATime =
  (name: string) =>
  async (work: () => Promise<void>): Promise<void> => {
    if ('locks' in navigator) await navigator.locks.request(name, work);
    else await work();
  };
