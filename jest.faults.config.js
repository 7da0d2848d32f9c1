import distributed from './jest.distributed.config.js';

/** What a shop of many processes outlives, on servers that these tests stop: `npm run test:faults`. */
export default {
  ...distributed,
  testMatch: ['**/src/**/*.faults.test.ts'],
};
