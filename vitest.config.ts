import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/long-first.ts";
import { islands } from "./vite-islands.ts";

export default defineConfig({
  plugins: [islands()],
  // Pages are rendered as the product renders them: React's development runtime is many times slower.
  oxc: { jsx: { runtime: "automatic", development: false } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    // Stylesheets are text that the server sends: tests get them as they are, not emptied.
    css: true,
    // Vitest leaves one processor to others: of the two of a small machine that is half.
    maxWorkers: "100%",
    sequence: { sequencer: LongFirst },
    globalSetup: ["test/database-broker.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
