import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import type { Database } from "../../store/database.ts";
import { listValueRequests } from "../../store/value-request-store.ts";
import { type OpenValueRequest, openValueRequest } from "./open-value-request.ts";

describe.each(databases)("a request for values on $name", ({ open }) => {
  let db: Database;
  let desk: IndicatorDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openIndicatorDesk(db);
  });
  afterAll(() => db.close());

  const ask = (given: Partial<OpenValueRequest> = {}) =>
    openValueRequest(db, desk.staff.planning, {
      ...{ year: 2025, planId: null, due: "2026-06-30", note: null, now: day("2026-06-01") },
      ...given,
    });

  test("is made once, however many ask at once", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.refusal.kind === "already-open")).toHaveLength(3);
    expect(await listValueRequests(db, municipality)).toHaveLength(1);
  });

  test.each([
    ["2026-02-10", 2025, true],
    ["2026-02-10", 2026, false],
    ["2026-03-31", 2026, false],
    ["2026-04-01", 2026, true],
  ] as const)("on %s of the year %i: %s, as a year begins in April", async (today, year, isAsked) => {
    expect((await ask({ year, now: day(today) })).ok).toBe(isAsked);
  });
});
