import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['tests/support/postgres-setup.ts'],
    // Properties take seconds on a busy machine: time may only end a test that hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
