import { expect, test } from "vitest";
import { openSignInLimit } from "./sign-in-limit.ts";

const start = new Date("2026-11-21T09:00:00+09:00");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

function fail(limit: ReturnType<typeof openSignInLimit>, address: string, now: Date, times: number): number {
  let came = 0;
  for (let i = 0; i < times; i += 1)
    if (limit.enter(address, now)) {
      limit.leave(address, now, { failed: true });
      came += 1;
    }
  return came;
}

test("an address waits after a hundred wrong passwords in ten minutes, another does not", () => {
  const limit = openSignInLimit();
  expect(fail(limit, "10.0.0.1", at(0), 60)).toBe(60);
  expect(fail(limit, "10.0.0.1", at(5), 60)).toBe(40);
  expect(fail(limit, "10.0.0.2", at(5), 1)).toBe(1);
  expect(fail(limit, "10.0.0.1", at(9.99), 1)).toBe(0);
  expect(fail(limit, "10.0.0.1", at(10), 100)).toBe(60);
});

test("who comes in counts for nothing", () => {
  const limit = openSignInLimit();
  for (let i = 0; i < 1000; i += 1) {
    expect(limit.enter("10.0.0.1", at(0))).toBe(true);
    limit.leave("10.0.0.1", at(0), { failed: false });
  }
});

test("twenty are looked at at once, whoever they are", () => {
  const limit = openSignInLimit();
  const came = Array.from({ length: 25 }, (_, i) => limit.enter(`10.0.0.${i}`, at(0)));
  expect(came.filter(Boolean)).toHaveLength(20);
  limit.leave("10.0.0.0", at(0), { failed: false });
  expect(limit.enter("10.0.0.30", at(0))).toBe(true);
});

test("ever new addresses do not fill the memory: the oldest is forgotten", () => {
  const limit = openSignInLimit();
  fail(limit, "first", at(0), 100);
  for (let i = 0; i < 9_999; i += 1) fail(limit, `other ${i}`, at(0), 1);
  expect(limit.enter("first", at(0))).toBe(false);
  fail(limit, "one more", at(0), 1);
  expect(limit.enter("first", at(0))).toBe(true);
});
