import type { Person } from "../domain/access/person.ts";
import { endingOf } from "../domain/publication/offered-file.ts";
import { FIRST_PROFILE } from "../domain/publication/public-profile.ts";
import type { Correction } from "../domain/publication/publication.ts";
import { listActuals } from "../store/actual-store.ts";
import type { Database } from "../store/database.ts";
import { listDocuments } from "../store/document-store.ts";
import { listIndicators } from "../store/indicator-store.ts";
import { listPlanNodes, listPlans } from "../store/plan-store.ts";
import { listPublications } from "../store/publication-store.ts";
import { enterActuals } from "../use-cases/indicator/enter-actuals.ts";
import { offerDocument } from "../use-cases/publication/offer-document.ts";
import { type PartChoice, preparePublication } from "../use-cases/publication/prepare-publication.ts";
import { publish } from "../use-cases/publication/publish.ts";
import { keepProfile } from "../use-cases/publication/save-profile.ts";
import { writeSummary } from "../use-cases/publication/save-summary.ts";
import { explainTerm } from "../use-cases/publication/save-term.ts";
import { changedFields } from "../web/ui/changed-fields.ts";
import { itemWords } from "../web/ui/item-words.ts";
import { sentencesIn } from "../web/ui/sentences.ts";
import { certain } from "./demo-year.ts";

/** The last year that is told as a whole, and the one that goes on. */
const [TOLD, RUNNING] = [2025, 2026] as const;

const TERMS = [
  ["協働", "きょうどう", "市民と市が、同じ目的のために力を出し合って取り組むことです。"],
  ["脱炭素", "だつたんそ", "温室効果ガスの排出を、森林などが吸収する量まで減らすことです。"],
  ["自助", "じじょ", "災害のときに、自分と家族の命を自分たちで守ることです。"],
  ["待機児童", "たいきじどう", "保育園などに申し込んで、空きがなく入れないこどものことです。"],
  ["健診", "けんしん", "病気を早く見つけるために、体の調子を調べることです。", "健康診査、健康診断"],
] as const;

/** By the number of the policy. */
const SUMMARIES: Readonly<Record<string, string>> = {
  政策1: "健診を受けやすくし、体を動かす場所をふやして、病気になる前に気づけるようにします。",
  政策4: "こどもを産む前から育ち終わるまで、家庭の困りごとを同じ窓口で聞きます。",
  政策7: "避難する場所と方法を、地域ごとに確かめます。備えのない家庭をなくすことを目指します。",
  政策15: "市役所に来なくても済む手続きをふやします。お金の使い道は、結果を見て決めます。",
};

const PLAN = "澄川市がこれから5年間に何をするかの約束です。どこまで進んだかを、毎年ここで知らせます。";

/**
 * Publishes the demo city twice, the second time with a value put right, so that every page for citizens has something to show. A city that has published something is left as it is.
 */
export async function openDemoPublication(db: Database, planning: Person, now: Date): Promise<void> {
  const { municipality } = planning;
  if ((await listPublications(db, municipality)).length > 0) return;
  await writeWords(db, planning, now);
  const choices = async (values: number, years: readonly (readonly [number, "set" | "final"])[]): Promise<PartChoice[]> => [
    ...(await listPlans(db, municipality)).map(
      ({ id }): PartChoice => ({ take: "renew", part: { kind: "plan", plan: id, valuesThrough: values } }),
    ),
    ...years.map(([year, phase]): PartChoice => ({ take: "renew", part: { kind: "year", year, phase } })),
  ];
  const first = await choices(TOLD - 1, [[TOLD, "set"]]);
  const { seal } = await preparePublication(db, municipality, first, now);
  const usual = { removes: false, dueAt: null, now };
  const note = "第3次総合計画と、令和6年度までの実績値、令和7年度の重点目標を公表しました。";
  certain(await publish(db, planning, { ...usual, choices: first, seen: seal, kind: "regular", note, corrections: [] }));
  const corrected = await correctOne(db, planning, now);
  const second = await choices(TOLD, [
    [RUNNING, "set"],
    [TOLD, "final"],
  ]);
  const prepared = await preparePublication(db, municipality, second, now);
  const words = itemWords(
    sentencesIn("ja"),
    "ja",
    prepared.items.map(({ item }) => item),
  );
  const corrections = prepared.changes
    .filter(({ kind, id }) => kind === "indicator" && id === corrected)
    .flatMap((change) =>
      changedFields(change, words)
        .filter(({ key, before, after }) => key.includes("/actuals/") && before !== null && after !== null)
        .map(({ name, before, after }): Correction => {
          const of = { kind: change.kind, id: change.id, title: change.title ?? "", place: name };
          return { ...of, wrong: before ?? "", right: after ?? "", reason: "集計した表の行の取り違え" };
        }),
    );
  const news = "令和7年度の結果と令和8年度の重点目標を公表しました。令和6年度の実績値1件に誤りがあったため、正しました。";
  const kind = corrections.length > 0 ? "correction" : "regular";
  certain(await publish(db, planning, { ...usual, choices: second, seen: prepared.seal, kind, note: news, corrections }));
}

async function writeWords(db: Database, planning: Person, now: Date): Promise<void> {
  const { municipality } = planning;
  const contact = { unit: "企画総務部 企画課", telephone: "000-000-0000", mail: "kikaku@city.sumikawa.example", url: null };
  certain(await keepProfile(db, planning, { base: 0, profile: { ...FIRST_PROFILE, nameReading: "すみかわし", contact }, now }));
  for (const [term, reading, explanation, otherNames = ""] of TERMS)
    certain(await explainTerm(db, planning, { id: null, base: 0, term, reading, explanation, otherNames, now }));
  await offerDocuments(db, planning, now);
  const write = async (kind: "plan" | "node", id: number, text: string) =>
    certain(await writeSummary(db, planning, { kind, id, base: 0, text, now }));
  for (const { id: plan } of await listPlans(db, municipality)) {
    await write("plan", plan, PLAN);
    for (const { id, code } of await listPlanNodes(db, municipality, plan)) {
      const text = SUMMARIES[code];
      if (text !== undefined) await write("node", id, text);
    }
  }
}

/** The plan itself, and the goals of the year that goes on. */
async function offerDocuments(db: Database, planning: Person, now: Date): Promise<void> {
  const { municipality } = planning;
  const [plan = null] = (await listPlans(db, municipality)).map(({ id }) => id);
  for (const { id, name, mediaType } of await listDocuments(db, municipality)) {
    const isPlan = /総合計画/u.test(name);
    if (endingOf(mediaType) === null || !(isPlan || /令和8年度_重点目標/u.test(name))) continue;
    const title = name.replace(/\.[a-z]+$/u, "").replaceAll("_", " ");
    const place = isPlan ? { plan, year: null } : { plan: null, year: RUNNING };
    certain(await offerDocument(db, planning, { id, base: 0, title, day: "", ...place, now }));
  }
}

/** Puts one value of the year before right. @returns the indicator; null where there is none to be put right. */
async function correctOne(db: Database, planning: Person, now: Date): Promise<number | null> {
  const { municipality } = planning;
  const ids = (await listIndicators(db, municipality)).map(({ id }) => id);
  const kept = (await listActuals(db, municipality, ids)).find(
    ({ year, status, value, number }) => year === TOLD - 1 && status === "final" && value !== null && value > 1 && number === 1,
  );
  if (kept === undefined || kept.value === null) return null;
  const text = Number.isInteger(kept.value) ? String(kept.value + 1) : (kept.value + 0.4).toFixed(1);
  const { indicatorId, part, year, number: base, asOf, source, note } = kept;
  const reason = "集計した表の行の取り違え";
  certain(
    await enterActuals(db, planning, {
      entered: [{ indicatorId, part, year, base, text, status: "final", reason, asOf, source, note }],
      now,
    }),
  );
  return indicatorId;
}
