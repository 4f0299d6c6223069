import { availableParallelism } from 'node:os';

/** What Vonage’s SDK for servers, the sign-in at a company and the decoder of mp3 use is ESM only. */
const esmOnly =
  'node_modules/(?:uuid|openid-client|oauth4webapi|jose|mpg123-decoder|@wasm-audio-decoders|simple-yenc)/';

const node = (name, root = name) => ({
  displayName: name,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  transform: {
    [`\\.ts$|${esmOnly}`]: [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`^(?!.*/${esmOnly}).*/node_modules/`],
});

/** @type {import('jest').Config} */
export default {
  // Browser tests mostly wait: one more than there are cores keeps those busy.
  maxWorkers: availableParallelism() + 1,
  // A hang fails, a busy machine does not. Whole calls take seconds; a test that needs more says so itself.
  testTimeout: 60_000,
  // As for the tests' own process: whatever still runs after that was left open (closing-line-reporter.mjs).
  workerGracefulExitTimeout: 5000,
  reporters: ['default', '<rootDir>/e2e/closing-line-reporter.mjs'],
  projects: [
    node('protocol'),
    node('server'),
    node('emulator'),
    '<rootDir>/client/jest.config.mjs',
    { ...node('e2e'), testMatch: ['<rootDir>/**/*.e2e.ts'] },
  ],
};
