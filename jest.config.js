/** One Jest for all workspaces: TypeScript sources as ES modules, packages by their names. */
export default {
  testEnvironment: 'node',
  // Tests wait for conditions on real servers, which share the machine: a bound for what hangs, not a pace.
  testTimeout: 60_000,
  // Jest would leave one core to others; a machine with two has no others.
  maxWorkers: '100%',
  // A failed test may leave open what it would have closed, and Jest takes no hook from a test that runs: the run ends
  // and tells nevertheless.
  forceExit: true,
  globalSetup: './platform/src/testing/jest-setup.ts',
  globalTeardown: './platform/src/testing/jest-teardown.ts',
  testMatch: ['**/src/**/*.(unit|int|e2e).test.ts', '**/scripts/*.(unit|int).test.mjs'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bench/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: {
    '^@tillgraph/shared-domain/(.*)$': '<rootDir>/shared-domain/src/$1.ts',
    '^@tillgraph/platform/(.*)$': '<rootDir>/platform/src/$1/index.ts',
    '^@tillgraph/(gateway|cli)/(.*)$': '<rootDir>/$1/src/$2.ts',
    '^@tillgraph/([^/]+)/(.*)$': '<rootDir>/subgraphs/$1/src/$2.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
};
