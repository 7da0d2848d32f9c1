import embedded from './jest.config.js';

/**
 * Tests on servers of the distributed profile, named by TEST_KAFKA_BROKERS and TEST_MONGODB_URL; such as
 * `TEST_KAFKA_BROKERS=127.0.0.1:9092 npm run jest -- -i -c jest.distributed.config.js kafka`.
 */
export default {
  ...embedded,
  testMatch: ['**/src/**/*.(kafka|mongo).test.ts'],
  testTimeout: 120_000,
};
