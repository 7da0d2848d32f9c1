/** Held shared by each process that runs the context's consumers. Any number that nothing else locks there. */
export const runnerLock = 7_411_500_401;
