/**
 * What a backup takes from the data folder beside the databases: how far the past of a demo shop was made. Read after the
 * databases were: it may then be a day ahead of them, which is made again, and never behind.
 */
export const keptFiles = ['demo-shop-unfinished.json'] as const;
