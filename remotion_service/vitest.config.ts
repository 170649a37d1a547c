import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    poolOptions: { forks: { maxForks: 2 } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A condition that comes true late on a busy machine is still true; the tests assert no speed.
    expect: { poll: { timeout: 15_000 } },
    unstubEnvs: true,
  },
});
