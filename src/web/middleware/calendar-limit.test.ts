import { expect, test } from "vitest";
import { openCalendarLimit } from "./calendar-limit.ts";

const start = new Date("2026-11-21T09:00:00+09:00");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test("one calendar waits after sixty times in ten minutes, another at the same address does not", () => {
  const limit = openCalendarLimit();
  const came = Array.from({ length: 70 }, () => limit.enter("key", "10.0.0.1", at(0))).filter(Boolean);
  expect(came).toHaveLength(60);
  expect(limit.enter("other", "10.0.0.1", at(9))).toBe(true);
  expect(limit.enter("key", "10.0.0.2", at(9.99))).toBe(false);
  expect(limit.enter("key", "10.0.0.1", at(10))).toBe(true);
});

test("an address waits after a hundred keys that nobody has", () => {
  const limit = openCalendarLimit();
  let came = 0;
  for (let i = 0; i < 150; i += 1)
    if (limit.enter(`guess ${i}`, "10.0.0.1", at(0))) {
      limit.noteWrong("10.0.0.1", at(0));
      came += 1;
    }
  expect(came).toBe(100);
  expect(limit.enter("key", "10.0.0.1", at(5))).toBe(false);
  expect(limit.enter("key", "10.0.0.2", at(5))).toBe(true);
  expect(limit.enter("key", "10.0.0.1", at(10))).toBe(true);
});
