import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { aPerson } from "../../../test/people.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../test/publishing-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { canonicalJson } from "../../domain/publication/canonical-json.ts";
import type { PublishedOf } from "../../domain/publication/published-item.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { recordIndicatorPlacements } from "../../store/indicator-record-store.ts";
import { recordNodes, recordPlan } from "../../store/plan-outline-store.ts";
import { listPublications } from "../../store/publication-store.ts";
import { listPublishedItems } from "../../store/published-item-store.ts";
import { drawId } from "../../store/rows.ts";
import { changeOrganisation } from "../organisation/change-organisation.ts";
import { cancelPublication } from "./cancel-publication.ts";
import { preparePublication } from "./prepare-publication.ts";
import { publishDue } from "./publish-due.ts";
import { publishWaiting } from "./publish-waiting.ts";
import { withdrawPublication } from "./withdraw-publication.ts";

describe.each(databases)("a publication on $name", ({ open }) => {
  let db: Database;
  let desk: PublishingDesk;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openPublishingDesk(db);
  });
  afterAll(() => db.close());

  const fails = (error: unknown) => {
    throw error;
  };
  const itemsOf = async (number: number) => {
    const found = (await listPublications(db, municipality)).find((one) => one.number === number);
    return (await listPublishedItems(db, municipality, found?.id ?? 0)).map(({ item }) => item);
  };
  const told = async <Kind extends "goal" | "indicator">(number: number, kind: Kind) =>
    (await itemsOf(number)).filter((item): item is PublishedOf<Kind> => item.kind === kind);

  test("freezes what was chosen, and is numbered", async () => {
    expect(await desk.publish()).toMatchObject({ ok: true, value: { number: 1 } });
    const items = await itemsOf(1);
    expect(items.map(({ kind }) => kind)).toEqual([
      ...["municipality", "plan", "node", "indicator", "indicator", "year", "goal", "goal", "mission", "unit", "unit"],
    ]);
    const [satisfaction] = await told(1, "indicator");
    expect(satisfaction).toMatchObject({
      ...{ name: "市民満足度", department: desk.departments.planning },
      actuals: [
        { year: 2024, text: "64.1", status: "final" },
        { year: 2025, text: "66.0", status: "preliminary" },
      ],
      results: [
        { year: 2024, progress: { kind: "rate", rate: 21.3 } },
        { year: 2025, standing: { kind: "behind" } },
      ],
    });
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
    await expect(sql`DELETE FROM published_item`.execute(db)).rejects.toThrow("cannot be changed");
    await expect(sql`UPDATE published_body SET body = ''`.execute(db)).rejects.toThrow("cannot be changed");
    await expect(sql`UPDATE publication SET note = '別'`.execute(db)).rejects.toThrow("cannot be changed");
    await expect(sql`UPDATE publication SET published_at = now()`.execute(db)).rejects.toThrow("cannot be changed");
  });

  test("names nobody who works on the record, and tells nothing of a later year or phase", async () => {
    await desk.publish({
      choices: [
        { take: "renew", part: { kind: "plan", plan: desk.plan, valuesThrough: 2024 } },
        { take: "renew", part: { kind: "year", year: 2025, phase: "midterm" } },
      ],
    });
    const text = canonicalJson(await itemsOf(1));
    for (const word of ["sato", "tanaka", "66.0", "全 7 窓口", "毎月測った"]) expect(text).not.toContain(word);
    for (const word of ["64.1", "3 窓口で開始", "待ち時間を測る"]) expect(text).toContain(word);
  });

  test("says field by field what it changes, and keeps what was not chosen anew as it was", async () => {
    await desk.publish();
    await desk.enter(desk.staff.author, [{ text: "66.4", year: 2025, base: 1, reason: "確定" }]);
    const keep = [
      { take: "keep" as const, part: { kind: "plan" as const, plan: desk.plan, valuesThrough: 2025 } },
      desk.everything[1],
    ].flatMap((one) => one ?? []);
    expect((await preparePublication(db, municipality, keep, day("2026-06-01"))).changes).toEqual([]);
    expect(await desk.publish({ choices: keep })).toMatchObject({ ok: false, refusal: { kind: "unchanged" } });
    const { changes } = await preparePublication(db, municipality, desk.everything, day("2026-06-01"));
    expect(changes).toEqual([
      expect.objectContaining({
        ...{ kind: "indicator", change: "changed", title: "市民満足度" },
        fields: expect.arrayContaining([
          { pointer: "/actuals/1/status", before: "preliminary", after: "final" },
          { pointer: "/actuals/1/text", before: "66.0", after: "66.4" },
        ]),
      }),
    ]);
    expect(await desk.publish()).toMatchObject({ ok: true, value: { number: 2 } });
    expect((await told(1, "indicator"))[0]?.actuals[1]?.text).toBe("66.0");
    expect((await desk.current())?.parts).toEqual([
      { kind: "plan", plan: desk.plan, valuesThrough: 2025, since: 2 },
      { kind: "year", year: 2025, phase: "final", since: 2 },
    ]);
  });

  test("tells nothing of a reorganisation before its day", async () => {
    const change = { kind: "rename", unit: desk.departments.planning, name: "未来企画部", parentId: null } as const;
    const person = await aPerson(db, municipality, { login: "soshiki", posts: [["operator"]] }, day("2026-06-01"));
    const done = await changeOrganisation(db, person, {
      change,
      at: "2026-10-01",
      posts: new Map(),
      sheets: new Map(),
      now: day("2026-06-01"),
    });
    expect(done).toMatchObject({ ok: true });
    await desk.publish();
    expect(canonicalJson(await itemsOf(1))).not.toMatch(/未来企画部|2026-10-01/u);
    await desk.publish({ now: day("2026-10-01") });
    expect(canonicalJson(await itemsOf(2))).toMatch(/未来企画部/u);
  });

  test("leaves out what is not chosen", async () => {
    await desk.publish();
    await desk.publish({ choices: desk.everything.slice(0, 1) });
    expect(await told(2, "goal")).toEqual([]);
    expect(await told(2, "indicator")).toHaveLength(2);
    expect(await told(1, "goal")).toHaveLength(2);
  });

  test("is not published unseen: when the record changed since it was looked at, it is shown again", async () => {
    const { seal } = await preparePublication(db, municipality, desk.everything, day("2026-06-01"));
    await desk.enter(desk.staff.author, [{ text: "66.4", year: 2025, base: 1, reason: "確定" }]);
    expect(await desk.publish({ seen: seal })).toMatchObject({ ok: false, refusal: { kind: "changed-since" } });
    expect(await desk.current()).toBeNull();
  });

  test("waits for its time, alone, and tells then what was seen before", async () => {
    const due = day("2026-07-01");
    expect(await desk.publish({ dueAt: due })).toMatchObject({ ok: true, value: { number: null } });
    expect(await desk.publish()).toMatchObject({ ok: false, refusal: { kind: "waiting" } });
    await desk.enter(desk.staff.author, [{ text: "66.4", year: 2025, base: 1, reason: "確定" }]);
    expect(await publishDue(db, day("2026-06-30"), fails)).toEqual([]);
    expect(await desk.current()).toBeNull();
    expect(await publishDue(db, due, fails)).toEqual([municipality]);
    expect(await publishDue(db, due, fails)).toEqual([]);
    expect((await told(1, "indicator"))[0]?.actuals[1]?.text).toBe("66.0");
  });

  test("that waits can be published at once, as it was frozen", async () => {
    const waits = await desk.publish({ dueAt: day("2026-07-01") });
    const given = { id: waits.ok ? waits.value.id : 0, now: day("2026-06-02") };
    expect(await publishWaiting(db, desk.staff.leader, given)).toMatchObject({ refusal: { kind: "forbidden" } });
    expect(await publishWaiting(db, desk.staff.planning, given)).toEqual({ ok: true, value: 1 });
    expect(await desk.current()).toMatchObject({ number: 1, publishedAt: day("2026-06-02") });
    expect(await publishWaiting(db, desk.staff.planning, given)).toMatchObject({ refusal: { kind: "not-waiting" } });
    expect(await publishDue(db, day("2026-08-01"), fails)).toEqual([]);
  });

  test("takes nothing large away that nobody said they mean", async () => {
    await desk.publish();
    const choices = desk.everything.slice(0, 1);
    const refusal = { kind: "removes", prepared: { removals: [{ kind: "part", part: { kind: "year", year: 2025 } }] } };
    expect(await desk.publish({ choices, removes: false })).toMatchObject({ ok: false, refusal });
    expect(await desk.publish({ choices })).toMatchObject({ ok: true });
  });

  test("that waits can be cancelled, and the next one gets its number", async () => {
    const waits = await desk.publish({ dueAt: day("2026-07-01") });
    const id = waits.ok ? waits.value.id : 0;
    expect(await cancelPublication(db, desk.staff.author, { id, now: day("2026-06-02") })).toMatchObject({
      refusal: { kind: "forbidden" },
    });
    expect(await cancelPublication(db, desk.staff.planning, { id, now: day("2026-06-02") })).toMatchObject({ ok: true });
    expect(await cancelPublication(db, desk.staff.planning, { id, now: day("2026-06-02") })).toMatchObject({
      refusal: { kind: "not-waiting" },
    });
    expect(await publishDue(db, day("2026-08-01"), fails)).toEqual([]);
    expect(await desk.publish()).toMatchObject({ ok: true, value: { number: 1 } });
  });

  test("is withdrawn with a reason, and the one before it is read again", async () => {
    await desk.publish();
    await desk.publish({ choices: desk.everything.slice(0, 1) });
    const withdraw = (number: number, reason: string, by = desk.staff.planning) =>
      withdrawPublication(db, by, { number, reason, now: day("2026-06-03") });
    expect(await withdraw(2, "  ")).toMatchObject({ refusal: { kind: "no-reason" } });
    expect(await withdraw(2, "誤り", desk.staff.leader)).toMatchObject({ refusal: { kind: "forbidden" } });
    expect(await withdraw(3, "誤り")).toMatchObject({ refusal: { kind: "unknown-publication" } });
    expect(await withdraw(2, "目標が抜けていた")).toMatchObject({ ok: true });
    expect(await withdraw(2, "もう一度")).toMatchObject({ refusal: { kind: "withdrawn-before" } });
    expect(await desk.current()).toMatchObject({ number: 1 });
    await expect(sql`UPDATE publication SET withdrawn_at = NULL, withdrawal_reason = NULL`.execute(db)).rejects.toThrow(
      "cannot be changed",
    );
    expect(await desk.publish({ choices: desk.everything.slice(0, 1) })).toMatchObject({ ok: true, value: { number: 3 } });
  });

  test("that waits is cancelled with the one on which it was made", async () => {
    await desk.publish();
    await desk.publish({ choices: desk.everything.slice(0, 1) });
    const keep = desk.everything.slice(0, 1).map(({ part }) => ({ take: "keep" as const, part }));
    const waits = { choices: [...keep, ...desk.everything.slice(1)], dueAt: day("2026-07-01") };
    const withdraw = (number: number) =>
      withdrawPublication(db, desk.staff.planning, { number, reason: "個人の名があった", now: day("2026-06-03") });
    expect(await desk.publish(waits)).toMatchObject({ ok: true });
    expect(await withdraw(1)).toMatchObject({ ok: true });
    expect((await listPublications(db, municipality))[0]).toMatchObject({ dueAt: day("2026-07-01"), cancelledAt: null });
    expect(await withdraw(2)).toMatchObject({ ok: true });
    expect(await publishDue(db, day("2026-08-01"), fails)).toEqual([]);
    expect(await desk.current()).toBeNull();
    expect((await listPublications(db, municipality))[0]?.cancelledAt).not.toBeNull();
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
  });

  test("keeps what a plan tells of an indicator where another plan of it is renewed", async () => {
    await desk.publish({ choices: desk.everything.slice(0, 1) });
    const [other, unseen] = [await drawId(db), await drawId(db)];
    await db.transaction().execute(async (tx) => {
      const plan = { id: other, title: "総合戦略", levels: [], fromYear: null, toYear: null, predecessorId: null };
      await recordPlan(tx, municipality, plan);
      const node = { code: "99", level: "章", title: "公表前の章", statement: null, parentId: null, position: 99 };
      await recordNodes(tx, municipality, [{ ...node, id: unseen, planId: desk.plan }]);
      const placement = { indicatorId: desk.satisfaction.id, strategyKpi: true, position: 0 };
      await recordIndicatorPlacements(tx, municipality, [
        { ...placement, id: await drawId(tx), planId: other, nodeId: null },
        { ...placement, id: await drawId(tx), planId: desk.plan, nodeId: unseen },
      ]);
    });
    const keep = { take: "keep" as const, part: { kind: "plan" as const, plan: desk.plan, valuesThrough: null } };
    await desk.publish({ choices: [keep, { take: "renew", part: { kind: "plan", plan: other, valuesThrough: null } }] });
    const satisfaction = (await told(2, "indicator")).find(({ id }) => id === desk.satisfaction.id);
    expect(satisfaction?.actuals.map(({ year }) => year)).toEqual([2024, 2025]);
    expect(satisfaction?.placements.map(({ plan }) => plan).sort()).toEqual([desk.plan, other]);
    expect(canonicalJson(await itemsOf(2))).not.toContain(String(unseen));
  });

  test.each([
    ["no-note", { note: " " }],
    ["too-long", { note: "長".repeat(2_001) }],
    ["due-in-past", { dueAt: day("2026-05-31") }],
    ["no-corrections", { kind: "correction" as const }],
    ["nothing-chosen", { choices: [] }],
  ])("is refused: %s", async (kind, given) => {
    expect(await desk.publish(given)).toMatchObject({ ok: false, refusal: { kind } });
    expect(await listPublications(db, municipality)).toEqual([]);
  });

  test("is planning's to make", async () => {
    for (const by of [desk.staff.author, desk.staff.leader, desk.staff.stranger])
      expect(await desk.publish({}, by)).toMatchObject({ ok: false, refusal: { kind: "forbidden" } });
  });
});
