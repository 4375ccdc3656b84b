import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aNode, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import type { EditAct } from "../../domain/draft/edit.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import { listIndicators } from "../../store/indicator-store.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { keepDocument } from "../import/keep-document.ts";
import { acceptUpload } from "./accept-upload.ts";
import { editUpload } from "./edit-upload.ts";
import { findUploadDraft } from "./find-draft.ts";
import { listIndicatorCandidates } from "./list-indicator-candidates.ts";
import { readWaiting } from "./read-waiting.ts";
import { receiveUpload } from "./receive-upload.ts";

const folder = mkdtempSync(join(tmpdir(), "shirube-candidates-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const municipality = "990019";
const now = new Date("2026-04-01T00:00:00Z");
const by = "企画 花子";

const NODES = [aNode({ code: "1-1", title: "みんなでつくるまち" }), aNode({ code: "1-2", title: "行政のデジタル化" })];
const a = (name: string, given: Partial<Indicator> = {}) => anIndicator({ node: "1-1", name, target: aValue(), ...given });

describe.each(databases)("the indicators that the record may hold already, on $name", ({ open }) => {
  let db: Database;
  let made = 0;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  /** A record with a plan, and the ids of its indicators. */
  async function keep(indicators: readonly Indicator[]): Promise<ReadonlyMap<string, number>> {
    await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
    const read = aReadDocument({ plan: aPlan({ nodes: NODES, indicators }) });
    const kept = await db.transaction().execute((tx) => keepDocument(tx, read, { municipality, now }));
    expect(kept.ok).toBe(true);
    return new Map((await listIndicators(db, municipality)).map(({ name, id }) => [name, id]));
  }
  async function review(plan: Partial<Plan>) {
    made += 1;
    const { document, traced, bytes } = aReadDocument({ plan: aPlan(plan) }, `${made}.txt`);
    const path = join(folder, "given");
    writeFileSync(path, bytes ?? "");
    const received = await receiveUpload(db, { municipality, name: document.name, path, by, now });
    if (!received.ok) throw new Error(received.refusal.kind);
    const { id } = received.value;
    await readWaiting(db, async () => accept({ document, traced, doubts: [] }), { spool: join(folder, "spool"), now: () => now });
    const draft = async () => (await findUploadDraft(db, municipality, id)) ?? expect.unreachable("no draft");
    return {
      choices: async () => listIndicatorCandidates(db, municipality, await draft()),
      edit: async (edit: EditAct) => editUpload(db, { municipality, id, revision: (await draft()).revision, acts: [edit], by, now }),
      take: async () => acceptUpload(db, { municipality, id, revision: (await draft()).revision, by, now }),
    };
  }

  test("are those of the name, with where they stand and what they say", async () => {
    const target = aValue({ text: "45％", value: 45, fiscalYear: 2029 });
    const ids = await keep([a("市民満足度", { target })]);
    const { choices } = await review({ nodes: NODES, indicators: [a("市民満足度"), a("まちの店の数", { unit: "店" })] });
    expect(await choices()).toEqual([
      {
        pointer: "/plan/indicators/0",
        ...{ chosen: ids.get("市民満足度"), sure: true, byHand: false },
        candidates: [
          {
            ...{ indicator: ids.get("市民満足度"), name: "市民満足度", unit: "%", why: "same-name" },
            places: [{ plan: "第3次総合計画", node: { code: "1-1", title: "みんなでつくるまち" } }],
            values: [{ role: "target", value: target }],
          },
        ],
      },
      { pointer: "/plan/indicators/1", chosen: null, sure: true, byHand: false, candidates: [] },
    ]);
  });

  test.each<[string, Indicator, Partial<Plan>, string]>([
    ["of a similar name", a("市民の満足度"), { nodes: NODES }, "similar-name"],
    ["of the name at another node", a("市民満足度", { node: "1-2" }), { nodes: NODES }, "same-name"],
    [
      "of the name at a node that is new",
      a("市民満足度", { node: "1-3" }),
      { nodes: [aNode({ code: "1-3", title: "支え合い" })] },
      "same-name",
    ],
    [
      "of the name in another plan, of another target",
      a("市民満足度", { node: null, target: null }),
      { title: "環境基本計画" },
      "same-name",
    ],
    ["of the name with a note, of another target", a("市民満足度（窓口）", { target: null }), { nodes: NODES }, "same-but-note"],
  ])("are a person's to choose: %s", async (_, indicator, plan, why) => {
    const ids = await keep([a("市民満足度")]);
    const { choices } = await review({ ...plan, indicators: [indicator] });
    expect(await choices()).toMatchObject([{ chosen: null, sure: false, candidates: [{ indicator: ids.get("市民満足度"), why }] }]);
  });

  test("are settled by what a person says, either way, and by nothing else", async () => {
    const ids = await keep([a("市民満足度")]);
    const known = ids.get("市民満足度") ?? 0;
    const { choices, edit, take } = await review({
      nodes: NODES,
      indicators: [a("市民の満足度"), a("市民満足度（窓口）", { target: null })],
    });
    const pointer = "/plan/indicators/0";
    expect((await choices()).map(({ sure }) => sure)).toEqual([false, false]);
    expect(await edit({ kind: "match", pointer, indicator: known })).toMatchObject({ ok: true });
    expect(await choices()).toMatchObject([
      { chosen: known, sure: true, byHand: true, candidates: [{ indicator: known }] },
      { chosen: null, sure: true, byHand: false, candidates: [] },
    ]);
    expect(await edit({ kind: "match", pointer, indicator: null })).toMatchObject({ ok: true });
    expect(await choices()).toMatchObject([
      { chosen: null, sure: true, byHand: true },
      { chosen: null, sure: false },
    ]);
    expect(await edit({ kind: "exclude", pointer: "/plan/indicators/1" })).toMatchObject({ ok: true });
    expect((await choices()).map(({ pointer: at }) => at)).toEqual([pointer]);
    expect(await take()).toMatchObject({ ok: true });
    expect(await choices()).toEqual([]);
    expect((await listIndicators(db, municipality)).map(({ name }) => name).sort()).toEqual(["市民の満足度", "市民満足度"]);
  });

  test("are none of a document without a plan, nor of an empty record", async () => {
    await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
    expect(await (await review({ indicators: [] })).choices()).toEqual([]);
    expect(await (await review({ indicators: [a("市民満足度")] })).choices()).toMatchObject([{ chosen: null, sure: true, candidates: [] }]);
  });
});
