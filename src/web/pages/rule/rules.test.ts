import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aNode, anIndicator, aPlan, aReadDocument, aValue } from "../../../../test/builders.ts";
import { openSite, type Site } from "../../../../test/e2e/site.ts";
import { type IndicatorDesk, openIndicatorDesk } from "../../../../test/indicator-desk.ts";
import { aDepartment, cookieOf } from "../../../../test/people.ts";
import { signedIn } from "../../../../test/signed-in.ts";
import { municipality as code, day } from "../../../../test/year-desk.ts";
import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import { listIndicators } from "../../../store/indicator-store.ts";
import { recordMunicipality } from "../../../store/municipality-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { keepDocument } from "../../../use-cases/import/keep-document.ts";
import { changeScale } from "../../../use-cases/indicator/save-scale.ts";
import { findRule } from "../../../use-cases/indicator/set-rule.ts";
import { changeOrganisation } from "../../../use-cases/organisation/change-organisation.ts";
import { createApp } from "../../app.tsx";
import { addressOf } from "../../routes.ts";

const now = day("2026-06-01");

describe("the pages of rules and scales", () => {
  let site: Site;
  let desk: IndicatorDesk;
  let app: ReturnType<typeof createApp>;
  let cookie: string;
  beforeAll(async () => {
    site = await openSite([]);
    desk = await openIndicatorDesk(site.db);
    app = createApp({ db: site.db, clock: () => now, report: (text) => expect.unreachable(text), intake: site.intake });
    cookie = await cookieOf(site.db, desk.staff.planning, now);
  });
  afterAll(() => site?.close());

  const get = (path: string, as = cookie) => app.request(path, { headers: { cookie: as } });
  const post = (path: string, fields: Readonly<Record<string, string | number>>, as = cookie) =>
    app.request(path, {
      method: "POST",
      headers: { cookie: as, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString(),
    });

  const send = (path: string, fields: Readonly<Record<string, string | File>>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return app.request(path, { method: "POST", headers: { cookie, origin: "http://localhost" }, body });
  };

  test("show nothing of another municipality, whichever id is asked for", async () => {
    const made = await changeScale(site.db, desk.staff.planning, {
      ...{ id: null, editionOf: null, base: 0, isDefault: false, now },
      scale: { ...GRADE_SCALES[2], name: "澄川市だけの基準" },
    });
    if (!made.ok) throw new Error(made.refusal.kind);
    await recordMunicipality(site.db, { code: "990027", name: "隣の市", provisional: false });
    const other = (await signedIn(site.db, "990027", [{ role: "planning" }], { now })).cookie;
    const there = { code: "990027", scale: made.value.id, indicator: desk.satisfaction.id };
    for (const path of [
      addressOf("scale", there),
      addressOf("confirmEndScale", there),
      addressOf("indicatorRule", there),
      addressOf("indicatorGrade", there),
      addressOf("newScale", there, { edition: made.value.id }),
    ]) {
      const answer = await get(path, other);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain("澄川市だけの基準");
    }
    for (const path of [
      addressOf("changeScale", there),
      addressOf("endScale", there),
      addressOf("changeRule", there),
      addressOf("changeGrade", there),
    ])
      expect([path, (await post(path, { base: 1 }, other)).status]).toEqual([path, 404]);
    expect(await (await get(addressOf("rulesExport", there), other)).text()).not.toContain(desk.satisfaction.name);
  });

  test("make the units that the plan names responsible in one press, where they are certain", async () => {
    await aDepartment(site.db, code, "公園部");
    const [node, target] = ["1", aValue({ text: "9か所", value: 9, unit: "か所", fiscalYear: 2027 })];
    const indicators = [
      anIndicator({ node, name: "公園の数", unit: "か所", target, divisions: ["公園部"] }),
      anIndicator({ node, name: "広場の数", unit: "か所", target, divisions: ["広場課"] }),
    ];
    const plan = aPlan({ title: "緑の基本計画", nodes: [aNode({ code: node, title: "緑" })], indicators });
    await site.db.transaction().execute((tx) => keepDocument(tx, aReadDocument({ plan }), { municipality: code, now }));
    const kept = await listIndicators(site.db, code);
    const [park, square] = ["公園の数", "広場の数"].map((name) => kept.find((one) => one.name === name));
    if (!park || !square) throw new Error("the plan was not kept");
    const html = await (await get(addressOf("indicatorRules", { code }))).text();
    expect(html).toContain("1件の担当を計画の記載のとおりにする");
    expect(html.replace(/<[^>]+>/gu, "")).toContain("公園部（同じ名前の組織が1つに決まりません）");
    const [{ planId } = { planId: 0 }] = park.placements;
    expect((await post(addressOf("changeRules", { code }), { act: "take", plan: planId })).status).toBe(303);
    // The import made a division of what the plan prints; 公園部 is a department as well.
    expect(await findRule(site.db, code, square.id)).toMatchObject({ revision: 1 });
    expect((await findRule(site.db, code, square.id)).divisionId).not.toBeNull();
    expect(await findRule(site.db, code, park.id)).toMatchObject({ revision: 0, divisionId: null });
  });

  test("write no row over that nobody touched", async () => {
    const id = desk.waiting.id;
    await desk.rule(id, { direction: "lower" });
    const [was] = ["企画部 ／ 自動 ／ 自動 ／ "];
    const row = {
      [`base.${id}`]: 0,
      [`was.${id}`]: was,
      [`responsible.${id}`]: "企画部",
      [`direction.${id}`]: "自動",
      [`formula.${id}`]: "自動",
      [`month.${id}`]: "",
    };
    const [{ planId } = { planId: 0 }] = desk.waiting.placements;
    expect((await post(addressOf("changeRules", { code }), { act: "save", plan: planId, ...row })).status).toBe(303);
    const stale = await post(addressOf("changeRules", { code }), { act: "save", plan: planId, ...row, [`month.${id}`]: 5 });
    expect(stale.status).toBe(409);
    expect((await findRule(site.db, code, id)).rule).toMatchObject({ direction: "lower", collectionMonth: null });
  });

  test("keep a revised target beside the new one, though somebody else has added another meanwhile", async () => {
    const id = desk.waiting.id;
    const base = (await findRule(site.db, code, id)).revision;
    const last = { role: "final", text: "10分以下", year: 2027, part: null, former: [] } as const;
    await desk.rule(id, { targets: [{ ...last, role: "interim", text: "15分以下", year: 2025 }, last] }, { base });
    const fields = {
      ...{ base, target: 0, "target.from.0": 0, "target.role.0": "final", "target.text.0": "10分以下", "target.year.0": 2028 },
      ...{ change: "revision", changedOn: "2026-03-25", changedBecause: "期間の延長" },
    };
    const stale = await post(addressOf("changeRule", { code, indicator: id }), fields);
    expect(stale.status).toBe(409);
    const html = await stale.text();
    const shown = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`, "u").exec(html)?.[1];
    expect(["target\\.year\\.0", "target\\.from\\.0", "base"].map(shown)).toEqual(["2028", "1", String(base + 1)]);
    await post(addressOf("changeRule", { code, indicator: id }), { ...fields, base: base + 1, "target.from.0": 1 });
    expect((await findRule(site.db, code, id)).rule.targets).toEqual([
      { ...last, year: 2028, former: [{ text: "10分以下", year: 2027, until: "2026-03-25", reason: "期間の延長" }] },
    ]);
  });

  test("show what a file would change before it is taken", async () => {
    const { waiting } = desk;
    const csv = await (await get(addressOf("rulesExport", { code }))).text();
    const lines = csv.split("\r\n");
    const month = (lines[0] ?? "").split(",").indexOf("集計する月");
    expect(month).toBeGreaterThan(0);
    const changed = lines.map((line) => {
      const cells = line.split(",");
      return line.includes(waiting.name) ? cells.with(month, "9").join(",") : line;
    });
    const given = new FormData();
    given.append("file", new File([changed.join("\r\n")], "rules.csv"));
    const path = addressOf("rulesImport", { code });
    const shown = await app.request(path, { method: "POST", headers: { cookie, origin: "http://localhost" }, body: given });
    const html = await shown.text();
    expect(shown.status).toBe(200);
    const rows = html.split("<tr").flatMap((row) => (row.includes("翌年度の9月") ? [row.replace(/<[^>]+>/gu, "")] : []));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(waiting.name);
    expect(html.slice(html.indexOf("変わるところ"), html.indexOf("</table>"))).not.toContain(desk.satisfaction.name);
    expect((await findRule(site.db, code, waiting.id)).rule.collectionMonth).not.toBe(9);
  });

  test("take a file only as it was shown: what somebody else changed since is shown again, and not written over", async () => {
    const { waiting } = desk;
    const csv = await (await get(addressOf("rulesExport", { code }))).text();
    const month = (csv.split("\r\n")[0] ?? "").split(",").indexOf("集計する月");
    const of = (text: string) => {
      const lines = csv.split("\r\n").map((line) => (line.includes(waiting.name) ? line.split(",").with(month, text).join(",") : line));
      return lines.join("\r\n");
    };
    const path = addressOf("rulesImport", { code });
    const given = new FormData();
    given.append("file", new File([of("10")], "rules.csv"));
    const shown = await app.request(path, { method: "POST", headers: { cookie, origin: "http://localhost" }, body: given });
    const sealIn = (html: string) => /name="seen" value="([^"]+)"/u.exec(html)?.[1] ?? "";
    const seen = sealIn(await shown.text());
    const { rule, revision } = await findRule(site.db, code, waiting.id);
    expect((await desk.rule(waiting.id, { ...rule, source: "窓口の記録" }, { base: revision })).ok).toBe(true);
    const stale = await send(path, { csv: of("10"), seen });
    const html = await stale.text();
    expect([stale.status, html.includes("見ている間に"), html.includes("窓口の記録")]).toEqual([409, true, true]);
    expect((await findRule(site.db, code, waiting.id)).rule).toMatchObject({ collectionMonth: rule.collectionMonth, source: "窓口の記録" });
    expect((await send(path, { csv: of("10"), seen: sealIn(html) })).status).toBe(303);
    expect((await findRule(site.db, code, waiting.id)).rule.collectionMonth).toBe(10);
  });

  test("take a file of up to 2 MB that they showed, and say the limit at once of a larger one", async () => {
    const { waiting } = desk;
    const path = addressOf("rulesImport", { code });
    const [head = "", ...lines] = (await (await get(addressOf("rulesExport", { code }))).text()).trimEnd().split("\r\n");
    const [month, place] = ["集計する月", "計画"].map((word) => head.split(",").findIndex((one) => one.includes(word)));
    const padded = (letters: number) => [
      head,
      ...lines.map((line) =>
        line.includes(waiting.name)
          ? line
              .split(",")
              .with(month ?? 0, "11")
              .with(place ?? 0, "あ".repeat(letters))
              .join(",")
          : line,
      ),
    ];
    const file = (letters: number) => new File([padded(letters).join("\r\n")], "rules.csv");
    const shown = await send(path, { file: file(690_000) });
    const html = await shown.text();
    expect(shown.status).toBe(200);
    const csv = /name="csv" value="([^"]*)"/u.exec(html)?.[1] ?? "";
    expect(csv.length).toBeGreaterThan(690_000);
    const seen = /name="seen" value="([^"]+)"/u.exec(html)?.[1] ?? "";
    expect((await send(path, { csv: csv.replaceAll("&quot;", '"'), seen })).status).toBe(303);
    expect((await findRule(site.db, code, waiting.id)).rule.collectionMonth).toBe(11);

    for (const letters of [700_000, 2_200_000]) {
      const refused = await send(path, { file: file(letters) });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain("2MBまでにしてください");
    }
  });

  test("give what a unit that was split had to one of its successors, and show it under each until then", async () => {
    const head = (await signedIn(site.db, code, [{ role: "planning" }, { role: "operator" }], { now })).person;
    const change = { kind: "split", unit: desk.departments.planning, names: ["政策部", "情報部"], divisions: new Map() } as const;
    const made = await changeOrganisation(site.db, head, { at: "2026-06-01", change, posts: new Map(), sheets: new Map(), now });
    expect(made).toMatchObject({ ok: true });
    const units = await listOrganisationUnits(site.db, code);
    const [policy = 0, data = 0] = ["政策部", "情報部"].map((name) => units.find((unit) => unit.name === name)?.id);
    const [{ planId } = { planId: 0 }] = desk.satisfaction.placements;
    const text = async (path: string) => (await (await get(path)).text()).replace(/<[^>]+>/gu, "");
    const table = addressOf("indicatorRules", { code }, { plan: planId });
    expect(await text(table)).toContain("「企画部」の指標1件の新しい担当");
    expect(await text(table)).toContain("今の担当：政策部、情報部");
    for (const unit of [policy, data])
      expect(await text(addressOf("unitValues", { code, unit }))).toContain("政策部、情報部のどの組織も入力できます");
    expect(await text(addressOf("progress", { code }))).toContain("後を継いだ部のそれぞれで数えています");

    const given = { act: "give", plan: planId, from: desk.departments.planning };
    expect((await post(addressOf("changeRules", { code }), { ...given, to: desk.departments.citizens })).status).toBe(303);
    expect((await findRule(site.db, code, desk.satisfaction.id)).departmentId).toBe(desk.departments.planning);
    expect((await post(addressOf("changeRules", { code }), { ...given, to: data })).status).toBe(303);
    expect(await findRule(site.db, code, desk.satisfaction.id)).toMatchObject({ departmentId: data, divisionId: null });
    expect(await text(table)).not.toContain("新しい担当");
    expect(await text(addressOf("progress", { code }))).not.toContain("後を継いだ部のそれぞれで数えています");
  });
});
