import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aGoal, aMission, aNode, anAction, anIndicator, aPlan, aValue } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { aPublicationFile } from "../../../test/publication-file.ts";
import { by, municipality, now, openUploadDesk } from "../../../test/upload-desk.ts";
import type { Reading } from "../../documents/reading/reading.ts";
import type { Database } from "../../store/database.ts";
import { listGoals } from "../../store/goal-store.ts";
import { listPlans } from "../../store/plan-store.ts";
import { findUpload } from "../../store/upload-store.ts";
import { acceptUpload } from "./accept-upload.ts";
import { undoImport } from "./undo-import.ts";

const reading: Reading = {
  ...{ format: "shirube-reading/1", source: { name: "計画.txt", sha256: "", mediaType: "text/plain" }, municipality: "澄川市" },
  plan: aPlan({
    nodes: [aNode({ code: "1" }), aNode({ code: "1-1", parent: "1", level: "節" })],
    indicators: [anIndicator({ node: "1-1", target: aValue({ text: "70％以上", value: 70, comparator: ">=" }) })],
  }),
  ...{ goals: [aGoal({ actions: [anAction()] })], missions: [aMission({ missions: ["市民の時間を大切にする"] })], unplaced: [] },
  coverage: { total: 12, placed: 12, furniture: 0, unplaced: 0 },
};
type Told = ReturnType<typeof JSON.parse>;
const [pglite] = databases;

describe("a reading that is given on a page", () => {
  let db: Database;
  beforeAll(async () => {
    if (!pglite) throw new Error("no database");
    db = await pglite.open();
  });
  afterEach(() => empty(db));
  afterAll(() => db?.close());
  const { give, draftOf, edit } = openUploadDesk(() => db);
  const accept = async (id: number) => acceptUpload(db, { municipality, id, revision: (await draftOf(id)).revision, by, now });

  test("is a draft that a person reviews, changes and accepts; nothing of it is in the record before, and it can be taken back", async () => {
    const { format, ...rest } = reading;
    // Others write the fields in another order.
    const id = await give(JSON.stringify({ ...rest, format }, null, 2), "plan-100012.json");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "read", mediaType: "application/json" });
    expect(await draftOf(id)).toMatchObject({ reading: { plan: reading.plan, goals: reading.goals, missions: reading.missions } });
    expect(await listPlans(db, municipality)).toEqual([]);
    expect(await edit(id, { kind: "set", pointer: "/goals/0/title", text: "待たない窓口" } as never)).toMatchObject({ ok: true });
    const accepted = await accept(id);
    expect(accepted).toMatchObject({ ok: true });
    expect(await listPlans(db, municipality)).toHaveLength(1);
    expect((await listGoals(db, municipality)).map(({ title }) => title)).toEqual(["待たない窓口"]);
    expect(await undoImport(db, { municipality, documentId: accepted.ok ? accepted.value.documentId : 0, by, now })).toMatchObject({
      ok: true,
    });
    expect(await listPlans(db, municipality)).toEqual([]);
  });

  test.each<[name: string, change: (told: Told) => void, at: RegExp]>([
    ["with a field that nobody knows", (told) => (told.plan.secret = 1), /^\/plan\/secret$/u],
    ["with a field missing", (told) => delete told.goals[0].title, /^\/goals\/0\/title$/u],
    ["with a number for a text", (told) => (told.plan.nodes[1].title = 5), /^\/plan\/nodes\/1\/title$/u],
    ["of another version", (told) => (told.format = "shirube-reading/2"), /^\/format$/u],
    ["with counts that do not add up", (told) => (told.coverage.total = 13), /^\/coverage$/u],
    ["with nodes under each other", (told) => (told.plan.nodes[0].parent = "1-1"), /^\/plan\/nodes$/u],
    ["with a year that is none", (told) => (told.goals[0].fiscalYear = 2 ** 40), /^\/goals\/0\/fiscalYear$/u],
    ["with a year of a value that is none", (told) => (told.plan.indicators[0].target.fiscalYear = -5), /fiscalYear$/u],
    ["with a priority that is none", (told) => (told.goals[0].priority = 2 ** 33), /^\/goals\/0\/priority$/u],
  ])("is refused where it is one %s, and the person is told where", async (_, change, at) => {
    const told = structuredClone(reading) as Told;
    change(told);
    const id = await give(JSON.stringify(told), "reading.json");
    expect(await findUpload(db, municipality, id)).toMatchObject({
      state: "refused",
      refusal: { kind: "not-a-reading", at: expect.stringMatching(at) },
    });
  });

  test.each<[name: string, change: (told: Told) => void]>([
    ["a code twice", (told) => told.plan.nodes.push({ ...told.plan.nodes[0] })],
    ["a node under none", (told) => (told.plan.nodes[1].parent = "9")],
    ["a level that the plan has not", (told) => (told.plan.nodes[1].level = "字")],
    ["an indicator at no node", (told) => (told.plan.indicators[0].node = "9")],
    [
      "an initiative at no node",
      (told) => told.plan.initiatives.push({ node: "9", group: null, divisions: [], item: "項目", details: [] }),
    ],
    ["NUL and halves of characters", (told) => (told.goals[0].title = "a\0b\ud83c")],
    ["names of prototypes", (told) => (told.plan.nodes[0].code = "__proto__")],
    ["a number without a comparator", (told) => (told.plan.indicators[0].target.comparator = null)],
    ["a comparator without a number", (told) => (told.plan.indicators[0].target.value = null)],
    ["empty titles", (told) => (told.goals[0].title = "")],
    ["a year of nobody", (told) => (told.missions[0].fiscalYear = null)],
    ["a long text", (told) => (told.goals[0].title = "長".repeat(200_000))],
    ["the same indicator twice", (told) => told.plan.indicators.push(told.plan.indicators[0])],
  ])("that has %s is kept or refused, and nothing breaks", async (_, change) => {
    const told = structuredClone(reading) as Told;
    change(told);
    const id = await give(JSON.stringify(told), "reading.json");
    const upload = await findUpload(db, municipality, id);
    if (upload?.state === "refused") expect(upload.refusal?.kind).toBe("not-a-reading");
    else expect((await accept(id)).ok).toBe(true);
  });

  test.each([
    ["cut off", JSON.stringify(reading).slice(0, 300), "not-a-reading"],
    ["too large", `{"format":"shirube-reading/1","x":"${"a".repeat(20_000_001)}"}`, "too-large"],
    ["ever deeper", `{"format":"shirube-reading/1","plan":${"[".repeat(200_000)}`, "not-a-reading"],
    ["what was published, whole", JSON.stringify(aPublicationFile()), "published-data"],
  ])("is refused where it is %s", async (_, text, kind) => {
    const id = await give(text, "reading.json");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "refused", refusal: { kind } });
  });

  test.each(["{}", '{"goals":[]}', '{"name":"shirube-reading/1"}'])("is not what %s is: that is a text like others", async (text) => {
    const id = await give(text, "other.json");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "read", mediaType: "text/plain" });
  });
});
