/** Unit and property tests of the scripts; none of them needs a browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
});
