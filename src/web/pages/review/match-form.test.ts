import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aNode, anIndicator, aPlan, aValue } from "../../../../test/builders.ts";
import { paragraph } from "../../../../test/layouts/piece.ts";
import { planPages } from "../../../../test/layouts/plan.ts";
import { renderMarkdown } from "../../../../test/layouts/render.ts";
import { receiveFile } from "../../../../test/received.ts";
import { openStaffPages, type StaffPages } from "../../../../test/staff-pages.ts";
import type { Plan } from "../../../domain/plan/plan.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { importDocument } from "../../../use-cases/import-document.ts";
import { addressOf } from "../../routes.ts";

const planText = (plan: Plan): string => renderMarkdown([paragraph("澄川市"), ...planPages(plan, (year) => `令和${year - 2018}年度`)]);
const CODE = "131016";
let pages: StaffPages;
let upload: number;
let made = 0;

const get = (query?: string) => pages.review(upload, query);
const draft = () => pages.draftOf(upload);
const POINTER = "/plan/indicators/0";
const NODES = [aNode({ code: "1-1", title: "みんなでつくるまち" })];
const match = (fields: Record<string, string | number>) => pages.edit(upload, { kind: "match", pointer: POINTER, ...fields });
const known = async () => (await listIndicators(pages.db, CODE)).find(({ name }) => name === "市民満足度")?.id ?? expect.unreachable();
/** The values of the radio buttons that are chosen. */
const chosenIn = (html: string) =>
  [...html.matchAll(/<input type="radio"[^>]*name="indicator"[^>]*>/gu)]
    .filter(([radio]) => / checked=/u.test(radio))
    .map(([radio]) => /value="(\d*)"/u.exec(radio)?.[1]);

beforeAll(async () => {
  pages = await openStaffPages(CODE);
  const baseline = aValue({ text: "20（令和5年度）", value: 20, fiscalYear: 2023 });
  const target = aValue({ text: "30％", fiscalYear: 2025 });
  const plan = aPlan({ nodes: NODES, indicators: [anIndicator({ node: "1-1", baseline, target })] });
  await importDocument(pages.db, { name: "plan.md", bytes: Buffer.from(planText(plan)), municipality: CODE, now: new Date(0) });
});
afterAll(() => pages?.close());

beforeEach(async () => {
  made += 1;
  const target = aValue({ text: `${40 + made}％`, value: 40 + made });
  const indicators = [anIndicator({ node: "1-1", target }), anIndicator({ node: "1-1", name: "まちの店の数", unit: "店", target })];
  upload = await receiveFile(pages, CODE, `next${made}.md`, planText(aPlan({ title: "第4次総合計画", nodes: NODES, indicators })));
});

test("stands among those to be settled, with where the record has it, what it promises and why it is meant", async () => {
  const html = await (await get()).text();
  expect(html).toContain("指標の対応の選択（1）");
  expect(html).toContain("対応の決まっている指標：1");
  for (const said of [
    "市民満足度（%）",
    "第3次総合計画 第1章 みんなでつくるまち",
    "基準値 20（令和5年度） ・ 目標値 30％（令和7年度） ・ 名称が同じ",
  ])
    expect(html).toContain(said);
  expect(chosenIn(html)).toEqual([]);
  const english = await pages.request(addressOf("upload", { code: CODE, upload }), `${pages.cookie}; lang=en`);
  expect(await english.text()).toContain("Indicators to match (1)");
});

test.each(["name", "target"])("is asked about where its %s is chosen, and at no other", async (field) => {
  const html = await (await get(`?field=${POINTER}/${field}`)).text();
  expect(html.match(/data-kind="match"/gu)).toHaveLength(2);
  const ids = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await (await get("?field=/plan/indicators/1/name")).text()).match(/data-kind="match"/gu)).toHaveLength(1);
});

test("is the one that a person chooses, or a new one, and the choice can be changed", async () => {
  const id = await known();
  expect((await match({ indicator: id })).status).toBe(303);
  expect((await draft()).matches).toEqual(new Map([[POINTER, id]]));
  const html = await (await get(`?field=${POINTER}/name`)).text();
  expect(html).toContain("指標の対応の選択（0）");
  expect(chosenIn(html)).toEqual([String(id)]);
  expect((await match({ indicator: "" })).status).toBe(303);
  expect((await draft()).matches).toEqual(new Map([[POINTER, null]]));
  expect(chosenIn(await (await get(`?field=${POINTER}/name`)).text())).toEqual([""]);
});

test.each([
  ["without a choice", {}, 400, ""],
  ["without a pointer", { pointer: "", indicator: "" }, 400, ""],
  ["of an indicator that the draft does not have", { pointer: "/plan/indicators/9", indicator: "" }, 422, "この欄には入れられません"],
  ["of what is no indicator", { pointer: "/plan/nodes/0", indicator: "" }, 422, "この欄には入れられません"],
  ["with one that the record does not have", { indicator: 999_999_999 }, 422, "その指標は、もう記録にありません"],
])("a match %s is refused", async (_, fields, status, said) => {
  const response = await match(fields);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(said);
  expect((await draft()).edits).toEqual([]);
});

test("is matched with none that another of the draft was matched with", async () => {
  const id = await known();
  await match({ indicator: id });
  const response = await match({ pointer: "/plan/indicators/1", indicator: id });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("ほかの指標を対応させています");
});

test("that somebody else matched meanwhile stays as they said, and both are shown", async () => {
  const { revision } = await draft();
  await match({ indicator: "" });
  const response = await match({ indicator: await known(), revision });
  expect(response.status).toBe(409);
  expect(await response.text()).toContain("記録の指標との対応を決めました");
  expect((await draft()).matches).toEqual(new Map([[POINTER, null]]));
});
