import embedded from './jest.config.js';

/**
 * Tests on servers of the distributed profile, named by the environment: TEST_KAFKA_BROKERS. Run them by
 * `TEST_KAFKA_BROKERS=127.0.0.1:9092 npm run jest -- -i -c jest.distributed.config.js` after `scripts/native-stack up kafka`.
 */
export default { ...embedded, testMatch: ['**/src/**/*.(kafka|mongo).test.ts'], testTimeout: 120_000 };
