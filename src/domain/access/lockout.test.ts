import { expect, test } from "vitest";
import { lockAfter } from "./lockout.ts";

const now = new Date("2026-11-21T09:00:00+09:00");

test.each([
  [0, null],
  [1, null],
  [9, null],
  [10, 15],
  [11, null],
  [19, null],
  [20, 30],
  [30, 60],
  [70, 960],
  [80, 1440],
  [500, 1440],
])("after %i wrong passwords in a row the account is locked for %s minutes", (failures, minutes) => {
  const until = lockAfter(failures, now);
  expect(until === null ? null : (until.getTime() - now.getTime()) / 60_000).toBe(minutes);
});
