import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../test/publishing-desk.ts";
import { day, municipality } from "../../../test/year-desk.ts";
import { FIRST_PROFILE } from "../../domain/publication/public-profile.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listPlanNodes } from "../../store/plan-store.ts";
import { findProfile, findSummary, listTerms } from "../../store/public-word-store.ts";
import { listPublishedItems } from "../../store/published-item-store.ts";
import { keepProfile } from "./save-profile.ts";
import { writeSummary } from "./save-summary.ts";
import { dropTerm, explainTerm } from "./save-term.ts";

const now = day("2026-06-01");

describe.each(databases)("what is written for citizens on $name", ({ open }) => {
  let db: Database;
  let desk: PublishingDesk;
  let node: number;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    await empty(db);
    desk = await openPublishingDesk(db);
    node = (await listPlanNodes(db, municipality, desk.plan))[0]?.id ?? 0;
  });
  afterAll(() => db.close());

  const summary = (text: string, base = 0, by = desk.staff.planning, id = node) =>
    writeSummary(db, by, { kind: "node", id, base, text, now });
  const term = (given: Partial<Parameters<typeof explainTerm>[2]> = {}) =>
    explainTerm(db, desk.staff.planning, {
      ...{ id: null, base: 0, term: "協働", reading: "キョウドウ", explanation: "市民と市がともに取り組むこと。", now },
      ...given,
    });
  const refusalOf = (result: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
    result.ok ? null : result.refusal?.kind;

  test("a term has other names, each once, which go out with it", async () => {
    const otherNames = "市民協働\n 協働 、パートナーシップ, 市民 協働;ﾊﾟｰﾄﾅｰｼｯﾌﾟ\n";
    expect(await term({ otherNames })).toMatchObject({ ok: true });
    expect((await listTerms(db, municipality))[0]?.otherNames).toEqual(["市民協働", "パートナーシップ"]);
    expect(refusalOf(await term({ term: "別", otherNames: Array.from({ length: 21 }, (_, i) => `名${i}`).join("\n") }))).toBe("too-long");
    await desk.publish();
    const items = await listPublishedItems(db, municipality, (await desk.current())?.id ?? 0, { kinds: ["term"] });
    expect(items.map(({ item }) => item)).toMatchObject([{ term: "協働", otherNames: ["市民協働", "パートナーシップ"] }]);
  });

  test("a summary goes out with the next publication, and is taken away as it came", async () => {
    expect(await summary(" 待たない窓口にします。\r\n予約できます。 ")).toMatchObject({ ok: true, value: { unchanged: false } });
    expect(await findSummary(db, municipality, "node", node)).toMatchObject({
      revision: 1,
      text: "待たない窓口にします。\n予約できます。",
    });
    expect(await summary("待たない窓口にします。\n予約できます。", 1)).toMatchObject({ ok: true, value: { unchanged: true } });
    await desk.publish();
    const told = async () => {
      const current = await desk.current();
      const items = await listPublishedItems(db, municipality, current?.id ?? 0, { kinds: ["node"] });
      return items.flatMap(({ item }) => (item.kind === "node" ? [item.summary] : []));
    };
    expect(await told()).toEqual(["待たない窓口にします。\n予約できます。"]);
    expect(await summary("", 1)).toMatchObject({ ok: true });
    expect(await told()).toHaveLength(1);
    await desk.publish();
    expect(await told()).toEqual([null]);
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true });
  });

  test("a summary is refused to others, of what is not in the record, beyond its length, and over somebody else's", async () => {
    expect(refusalOf(await summary("x", 0, desk.staff.author))).toBe("forbidden");
    expect(refusalOf(await summary("x", 0, desk.staff.planning, 7))).toBe("unknown-thing");
    expect(refusalOf(await summary("あ".repeat(2_001)))).toBe("too-long");
    await summary("先の説明");
    expect(await summary("後の説明")).toMatchObject({ ok: false, refusal: { kind: "stale", latest: { text: "先の説明", revision: 1 } } });
    expect(await summary("後の説明", 1)).toMatchObject({ ok: true });
  });

  test("a term is explained once, with its reading in hiragana", async () => {
    const first = await term();
    expect(first.ok).toBe(true);
    expect(await listTerms(db, municipality)).toMatchObject([{ term: "協働", reading: "きょうどう", revision: 1 }]);
    expect(await term({ explanation: "別の説明" })).toMatchObject({ ok: false, refusal: { kind: "taken", other: { term: "協働" } } });
    expect(refusalOf(await term({ term: "　協 働" }))).toBe("taken");
    const second = await term({ term: "自助", reading: "" });
    const id = second.ok ? second.value.id : 0;
    expect(refusalOf(await term({ id, base: 1, term: "協働" }))).toBe("taken");
    expect(await term({ id, base: 1, term: "自助", reading: "じじょ" })).toMatchObject({ ok: true, value: { unchanged: false } });
    expect(refusalOf(await term({ id, base: 1, term: "自助", reading: "じじょ", explanation: "自分で備えること" }))).toBe("stale");
  });

  test("two who explain the same term at once do not explain it twice", async () => {
    const both = await Promise.all([term({ explanation: "一" }), term({ explanation: "二" })]);
    expect(both.map(refusalOf).sort()).toEqual([null, "taken"].sort());
    expect(await listTerms(db, municipality)).toHaveLength(1);
  });

  test("a term that says nothing is refused", async () => {
    const refused = [
      ["no-term", { term: " " }],
      ["no-kana", { reading: "協働" }],
      ["no-explanation", { explanation: "\n" }],
      ["too-long", { term: "あ".repeat(101) }],
      ["unknown-term", { id: 7 }],
    ] as const;
    for (const [kind, given] of refused) expect(refusalOf(await term(given))).toBe(kind);
  });

  test("a term is taken away, and may be explained anew", async () => {
    const made = await term();
    const id = made.ok ? made.value.id : 0;
    expect(refusalOf(await dropTerm(db, desk.staff.planning, { id, base: 9, now }))).toBe("stale");
    expect(refusalOf(await dropTerm(db, desk.staff.leader, { id, base: 1, now }))).toBe("forbidden");
    expect(await dropTerm(db, desk.staff.planning, { id, base: 1, now })).toMatchObject({ ok: true });
    expect(refusalOf(await dropTerm(db, desk.staff.planning, { id, base: 1, now }))).toBe("unknown-term");
    expect(await term()).toMatchObject({ ok: true });
  });

  test("the profile is kept as it is right, and over nobody else's", async () => {
    const keep = (given: Partial<typeof FIRST_PROFILE>, base = 0) =>
      keepProfile(db, desk.staff.planning, { base, profile: { ...FIRST_PROFILE, ...given }, now });
    expect(await keep({ address: "http://www.city.example/" })).toMatchObject({ ok: false, refusal: { faults: [{ field: "address" }] } });
    expect(await keep({ nameReading: "スミカワシ", address: "https://www.city.example/" })).toMatchObject({ ok: true });
    expect(await findProfile(db, municipality)).toMatchObject({ revision: 1, profile: { nameReading: "すみかわし" } });
    expect(await keep({ greeting: "ようこそ" })).toMatchObject({ ok: false, refusal: { kind: "stale", latest: { revision: 1 } } });
  });
});
