import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/long-first.ts";
import { edition } from "./vite-edition.ts";
import { islands } from "./vite-islands.ts";

export default defineConfig({
  plugins: [islands(), edition()],
  // Pages are rendered as the product renders them: React's development runtime is many times slower.
  oxc: { jsx: { runtime: "automatic", development: false } },
  test: {
    // React looks it up once, when a process loads it.
    env: { NODE_ENV: "production" },
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    // Stylesheets are text that the server sends: tests get them as they are, not emptied.
    css: true,
    // One more than there are processors: browsers, time limits and killed programs are waited for.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
    globalSetup: ["test/database-broker.ts"],
    setupFiles: ["test/most-work.ts"],
    // What stands when a test begins is only what it made itself: files share a process, and the modules that it has loaded (record 0029).
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
