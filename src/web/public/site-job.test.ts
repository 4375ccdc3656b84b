import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aGoalSheetBody } from "../../../test/a-sheet-body.ts";
import { findSiteEntry } from "../../../test/broker.ts";
import { aGoal, aReadDocument } from "../../../test/builders.ts";
import { databases } from "../../../test/database.ts";
import { noReader } from "../../../test/no-reader.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../test/publishing-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { bodyOfGoal } from "../../domain/sheet/sheet-goal.ts";
import type { Database } from "../../store/database.ts";
import { findGoal, listGoals } from "../../store/goal-store.ts";
import { savePhases } from "../../store/phase-store.ts";
import { drawId } from "../../store/rows.ts";
import { recordSheet } from "../../store/sheet-store.ts";
import { keepDocument } from "../../use-cases/import/keep-document.ts";
import { writeSummary } from "../../use-cases/publication/save-summary.ts";
import { explainTerm } from "../../use-cases/publication/save-term.ts";
import { withdrawPublication } from "../../use-cases/publication/withdraw-publication.ts";
import { actOnSheet } from "../../use-cases/sheet/act-on-sheet.ts";
import { createApp } from "../app.tsx";
import { ROUTES } from "../routes.ts";
import { openSites, type PublicSites } from "./public-sites.ts";
import { type SiteJob, startSiteJob } from "./site-job.ts";
import { HIDDEN, type ManifestEntry } from "./site-manifest.ts";

/** Words that are in the record and are not published. */
const SECRETS = [
  "提出前の文案",
  "受理前の文案",
  "次年度だけの目標",
  "公表前の説明",
  "公表前の用語",
  "71.9",
  "出典未確認",
  "sato",
  "tanaka",
] as const;

describe("the site of a municipality that publishes", () => {
  let db: Database;
  let desk: PublishingDesk;
  let root: string;
  let sites: PublicSites;
  let job: SiteJob;
  let app: ReturnType<typeof createApp>;
  let now = day("2026-06-01");
  let entry = "";
  const reported: string[] = [];
  const start = (pauseMs = 3_600_000) =>
    startSiteJob(db, { sites, clock: () => now, report: (text) => reported.push(text), entry, pauseMs });

  beforeAll(async () => {
    db = await (databases[0]?.open() ?? expect.unreachable());
    desk = await openPublishingDesk(db);
    root = await mkdtemp(join(tmpdir(), "shirube-sites-"));
    sites = await openSites(root);
    entry = await findSiteEntry();
    job = start();
    const intake = { spool: root, wake: () => undefined, readingSince: () => null, read: noReader };
    const siteDesk = { served: sites, wake: job.wake, stateOf: job.stateOf };
    app = createApp({ db, clock: () => now, report: (text) => expect.unreachable(text), intake, siteDesk });
  });
  afterAll(async () => {
    await job.close();
    await db.close();
    await rm(root, { recursive: true, force: true });
  });

  /** Has the job look at what is published, and waits until its site is as it is to be. */
  const rendered = async (publication: number | null) => {
    const before = job.stateOf(municipality);
    job.wake();
    await expect.poll(() => job.stateOf(municipality), { timeout: 60_000 }).not.toBe(before);
    await expect.poll(() => job.stateOf(municipality)?.kind, { timeout: 60_000 }).not.toBe("rendering");
    expect(reported).toEqual([]);
    const state = job.stateOf(municipality);
    expect(state).toMatchObject({ kind: "rendered", publication });
    return state?.kind === "rendered" ? state.written : null;
  };
  const files = (): Readonly<Record<string, ManifestEntry>> => sites.find(municipality)?.manifest.files ?? {};
  const publish = async (number: number, given: Parameters<PublishingDesk["publish"]>[0] = {}) =>
    expect(await desk.publish({ now, ...given })).toMatchObject({ ok: true, value: { number } });
  const inRecord = async (text: string) => {
    const kept = await db
      .transaction()
      .execute((tx) =>
        keepDocument(tx, aReadDocument({ goals: [aGoal({ fiscalYear: 2026, title: text })] }, "次.txt"), { municipality, now }),
      );
    expect(kept).toMatchObject({ ok: true });
  };
  const sheet = async (title: string, status: "draft" | "approved", of: number) => {
    const first = (await listGoals(db, municipality, { fiscalYear: 2025 }))[of];
    const goal = first && (await findGoal(db, municipality, first.id));
    if (!goal) throw new Error("there is no goal");
    const id = await db.transaction().execute(async (tx) => {
      const own = await drawId(tx);
      const body = { ...bodyOfGoal(goal.body), title };
      const row = {
        id: own,
        body: status === "draft" ? aGoalSheetBody({ title }) : body,
        fiscalYear: 2025,
        divisionId: null,
        phase: "final",
        status,
      } as const;
      const goalId = status === "draft" ? null : goal.id;
      await recordSheet(
        tx,
        municipality,
        { ...row, goalId, departmentId: goal.departmentId ?? 0, missionId: null, continuesGoalId: null, continuesMissionId: null },
        { at: now, account: null, by: null, reason: null, proxy: false },
      );
      return own;
    });
    return { id, goal: goal.id };
  };
  /** Everything that somebody who is not signed in is told, at every address of the program, and all that stands in the folder. */
  const told = async (): Promise<string> => {
    const [goal] = await listGoals(db, municipality, { fiscalYear: 2025 });
    const ids = [goal?.id, desk.satisfaction.id, desk.plan, desk.departments.planning, 1, 2025, 2026].map(String);
    const addresses = [
      ...Object.keys(files()).map((path) => `/${municipality}/public/${path}`),
      ...Object.values(ROUTES).flatMap(({ path, method }) =>
        method === "POST" ? [] : ids.map((id) => path.replace(":code", municipality).replace(/:\w+(\{[^/]*\})?/gu, id)),
      ),
      ...["", "nothing", ".shirube/manifest.json", "index.html.gz"].map((path) => `/${municipality}/public/${path}`),
    ];
    const texts = await Promise.all([...new Set(addresses)].map(async (address) => (await app.request(address)).text()));
    const standing = (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    return [...texts, ...(await Promise.all(standing.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8"))))].join("\n");
  };

  test("has none before something is published", async () => {
    job.wake();
    await expect.poll(async () => (await app.request(`/${municipality}/public/`)).status, { timeout: 60_000 }).toBe(404);
    expect((await app.request(`/${municipality}/`)).headers.get("location")).toMatch(/sign-in/u);
    expect(job.stateOf(municipality)).toBeNull();
  });

  test("tells what is published, and nothing that is not, at any address", async () => {
    await publish(1);
    await savePhases(db, municipality, 2025, [{ phase: "final", opensAt: day("2026-03-01"), closesAt: day("2026-12-01") }], now);
    await sheet("提出前の文案", "draft", 0);
    await sheet("受理前の文案", "approved", 1);
    await inRecord("次年度だけの目標");
    await desk.enter(desk.staff.author, [{ text: "71.9", year: 2026, source: "出典未確認" }], now);
    const { planning } = desk.staff;
    expect(await writeSummary(db, planning, { kind: "plan", id: desk.plan, base: 0, text: "公表前の説明", now })).toMatchObject({
      ok: true,
    });
    const term = { id: null, base: 0, term: "公表前の用語", reading: "", explanation: "公表前の説明", now };
    expect(await explainTerm(db, planning, term)).toMatchObject({ ok: true });
    expect(await rendered(1)).toMatchObject({ made: Object.keys(files()).length, kept: 0 });
    const text = await told();
    for (const word of ["窓口を待たせない", "市民満足度", "64.1", "市民の時間を大切にする"]) expect(text).toContain(word);
    for (const word of SECRETS) expect(text, word).not.toContain(word);
  });

  test("is led to from the first page of the municipality", async () => {
    const { status, headers } = await app.request(`/${municipality}/`);
    expect([status, headers.get("location")]).toEqual([302, `/${municipality}/public/`]);
    expect(await (await app.request(`/${municipality}/sign-in`)).text()).toContain(`href="/${municipality}/public/"`);
  });

  test("of which one sheet changed: only what tells it is made again", async () => {
    const before = files();
    const { id, goal } = await sheet("新しい題名の目標", "approved", 0);
    const act = { sheet: id, act: "accept", revision: 1, reason: null, comments: [], until: null, now } as const;
    expect(await actOnSheet(db, desk.staff.planning, act)).toMatchObject({ ok: true });
    const year = desk.everything.filter(({ part }) => part.kind === "year");
    const keep = desk.everything.filter(({ part }) => part.kind === "plan").map(({ part }) => ({ part, take: "keep" as const }));
    const inodes = new Map(
      await Promise.all(
        Object.keys(before).map(async (path) => [path, (await stat(join(sites.folderOf(municipality), path))).ino] as const),
      ),
    );
    await publish(2, { choices: [...year, ...keep] });
    const written = await rendered(2);
    const after = files();
    const differ = Object.keys(after).filter((path) => after[path]?.sha256 !== before[path]?.sha256);
    expect(written?.made).toBe(differ.length);
    expect(written?.kept).toBe(Object.keys(after).length - differ.length);
    expect(differ).toContain(`goals/${goal}.html`);
    expect(await (await app.request(`/${municipality}/public/goals/${goal}.html`)).text()).toContain("新しい題名の目標");
    const [, other] = await listGoals(db, municipality, { fiscalYear: 2025 });
    for (const path of [`goals/${other?.id}.html`, `indicators/${desk.satisfaction.id}.html`, "data/values.csv", "data/indicators.csv"]) {
      expect(differ, path).not.toContain(path);
      expect((await stat(join(sites.folderOf(municipality), path))).ino).toBe(inodes.get(path));
    }
  });

  test("is not made again where nothing was published", async () => {
    const before = job.stateOf(municipality);
    job.wake();
    await job.close();
    expect(job.stateOf(municipality)).toBe(before);
    // As after a new start: everything is looked at once, and is as it is to be.
    job = start();
    expect(await rendered(2)).toMatchObject({ made: 0, removed: 0 });
  });

  test("tells what waited when its time has come, and not before", async () => {
    const due = day("2026-07-01");
    const choices = [
      ...desk.everything.filter(({ part }) => part.kind === "year"),
      { take: "renew" as const, part: { kind: "plan" as const, plan: desk.plan, valuesThrough: 2026 } },
    ];
    expect(await desk.publish({ now, dueAt: due, choices })).toMatchObject({ ok: true, value: { number: null } });
    job.wake();
    expect(await told()).not.toContain("71.9");
    now = due;
    await rendered(3);
    const text = await told();
    for (const word of ["71.9", "公表前の説明", "公表前の用語"]) expect(text).toContain(word);
    for (const word of ["提出前の文案", "受理前の文案", "次年度だけの目標", "sato", "tanaka"]) expect(text, word).not.toContain(word);
  });

  test("is the one before where the last was withdrawn, and says so where all were", async () => {
    const withdraw = (number: number) => withdrawPublication(db, desk.staff.planning, { number, reason: `取下げ理由${number}`, now });
    await withdraw(3);
    await rendered(2);
    expect(await (await app.request(`/${municipality}/public/`)).text()).not.toContain("71.9");
    for (const number of [1, 2]) await withdraw(number);
    await rendered(null);
    const page = await app.request(`/${municipality}/public/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("取下げ理由2");
    expect((await app.request(`/${municipality}/public/goals/1.html`)).status).toBe(404);
    const [goal] = await listGoals(db, municipality, { fiscalYear: 2025 });
    expect(await (await app.request(`/${municipality}/public/en/goals/${goal?.id}.html`)).text()).toContain("取下げ理由3");
    expect(await told()).not.toContain("市民の時間を大切にする");
    expect((await app.request(`/${municipality}/`)).headers.get("location")).toMatch(/sign-in/u);
  });

  /** Whoever writes into the folder of the site fails. */
  const obstruct = async () => {
    const obstacle = join(sites.folderOf(municipality), HIDDEN, "turn.json");
    await mkdir(obstacle);
    return () => rm(obstacle, { recursive: true });
  };

  test("that cannot be written is said to have failed, and tried again", async () => {
    await job.close();
    reported.splice(0);
    await publish(4, { choices: desk.everything.slice(1) });
    const clear = await obstruct();
    job = start(50);
    await expect.poll(() => job.stateOf(municipality), { timeout: 60_000 }).toMatchObject({ kind: "failed" });
    expect(await (await app.request(`/${municipality}/public/`)).text()).toContain("取下げ理由2");
    await clear();
    await expect.poll(() => job.stateOf(municipality), { timeout: 60_000 }).toMatchObject({ kind: "rendered", publication: 4 });
    expect(reported[0]).toContain("EISDIR");
    await job.close();
  });

  test("that was withdrawn is read no more, though the one before it cannot be made", async () => {
    reported.splice(0);
    await publish(5);
    job = start();
    await rendered(5);
    await job.close();
    reported.splice(0);
    const clear = await obstruct();
    await withdrawPublication(db, desk.staff.planning, { number: 5, reason: "個人の名があった", now });
    job = start();
    await expect.poll(() => job.stateOf(municipality), { timeout: 60_000 }).toMatchObject({ kind: "failed" });
    expect((await app.request(`/${municipality}/public/`)).status).toBe(404);
    await clear();
  });
});
