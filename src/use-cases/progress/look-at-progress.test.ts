import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../test/indicator-desk.ts";
import { municipality } from "../../../test/year-desk.ts";
import type { Database } from "../../store/database.ts";
import { listProgressChanges } from "../../store/progress-change-store.ts";
import { overrideGrade } from "../indicator/override-grade.ts";
import { lookAtProgress } from "./look-at-progress.ts";

const AUDIT_LOCK = 7_430_003;
const HOUR_MS = 3_600_000;
const moment = (hour: number): Date => new Date(Date.parse("2026-06-01T09:00:00+09:00") + hour * HOUR_MS);

describe.each(databases)("looking at the progress, on $name", ({ name, open }) => {
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

  /** What a leader is told to have changed since the look before. */
  async function look(hour: number): Promise<readonly string[] | null> {
    const since = await lookAtProgress(db, desk.staff.leader, { isWhole: true, now: moment(hour) });
    return (
      since &&
      (await listProgressChanges(db, municipality, { after: since.change }, 1_000)).map(({ kind, text }) => `${kind} ${text}`).sort()
    );
  }

  const enter = async (text: string, hour: number, year = 2025) =>
    expect((await desk.enter(desk.staff.author, [{ text, year }], moment(hour))).ok).toBe(true);

  test("tells what was kept after the look, though it was begun before", async () => {
    expect(await look(0)).toBeNull();
    await enter("66", -1);
    const graded = await overrideGrade(db, desk.staff.planning, {
      ...{ indicatorId: desk.satisfaction.id, part: "", year: 2025, base: 0, code: "②", reason: "速報のため", now: moment(-1) },
    });
    expect(graded).toMatchObject({ ok: true });
    expect(await look(2)).toEqual(["entered 66", "graded ②"]);
    expect(await look(4)).toEqual([]);
  });

  test("tells of what commits while somebody looks", async (context) => {
    if (name === "PGlite") return context.skip("PGlite has one connection: nobody looks while something is written");
    await look(0);
    let giveBack = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      giveBack = resolve;
    });
    let isTaken = (): void => undefined;
    const taken = new Promise<void>((resolve) => {
      isTaken = resolve;
    });
    const holding = db.transaction().execute(async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(${AUDIT_LOCK}, hashtext(${municipality}))`.execute(tx);
      isTaken();
      await held;
    });
    await taken;
    // Its row is written, and waits for its turn in the audit trail.
    const entering = enter("66", 1);
    await waitsForLock(db);
    expect(await look(2)).toEqual([]);
    giveBack();
    await Promise.all([holding, entering]);
    expect(await look(4)).toEqual(["entered 66"]);
  });

  test("leaves nothing out, whoever writes meanwhile", async () => {
    await look(0);
    const told: string[] = [];
    const years = Array.from({ length: 24 }, (_, i) => 2000 + i);
    const writing = years.map((year) => enter(`${year}`, year % 5, year));
    for (let hour = 2; hour < 14; hour += 2) told.push(...((await look(hour)) ?? []));
    await Promise.all(writing);
    // The one before the last may have come before the last value.
    told.push(...((await look(14)) ?? []), ...((await look(16)) ?? []));
    expect([...new Set(told)].sort()).toEqual(years.map((year) => `entered ${year}`));
  });
});

async function waitsForLock(db: Database): Promise<void> {
  const waiting = sql<{ count: number }>`SELECT count(*)::integer AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  while ((await waiting.execute(db)).rows[0]?.count === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
