import { afterEach, beforeEach, expect } from "vitest";

/** A rule that takes the square of its text works for minutes on the texts that tests give it; no other test works as long as this. */
const MOST_SECONDS = 60;

let before = process.cpuUsage();
beforeEach(() => {
  before = process.cpuUsage();
});
// What a test waits for is bounded by its time limit, on a busy machine too; what it calculates, by this.
afterEach(() => {
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6, "seconds of processor time that the test took").toBeLessThan(MOST_SECONDS);
});
