import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { openDemoValues } from "../src/cli/demo-values.ts";
import { demoCity } from "../src/cli/samples.ts";
import type { Person } from "../src/domain/access/person.ts";
import { NO_RULE } from "../src/domain/indicator/indicator-rule.ts";
import { GRADE_SCALES } from "../src/domain/progress/grade-scales.ts";
import { endingOf } from "../src/domain/publication/offered-file.ts";
import { FIRST_PROFILE } from "../src/domain/publication/public-profile.ts";
import { currentOf, type NumberedPublication } from "../src/domain/publication/publication.ts";
import type { Result } from "../src/domain/result.ts";
import { listActuals } from "../src/store/actual-store.ts";
import type { Connection, Database } from "../src/store/database.ts";
import { listDocuments } from "../src/store/document-store.ts";
import { listIndicators } from "../src/store/indicator-store.ts";
import { listMunicipalities } from "../src/store/municipality-store.ts";
import { listPlans } from "../src/store/plan-store.ts";
import { saveProfile, saveSummary, saveTerm } from "../src/store/public-word-store.ts";
import { listPublications } from "../src/store/publication-store.ts";
import { importDocument } from "../src/use-cases/import-document.ts";
import { overrideGrade } from "../src/use-cases/indicator/override-grade.ts";
import { changeScale } from "../src/use-cases/indicator/save-scale.ts";
import { findRule, setRule } from "../src/use-cases/indicator/set-rule.ts";
import { offerDocument } from "../src/use-cases/publication/offer-document.ts";
import { type PartChoice, preparePublication } from "../src/use-cases/publication/prepare-publication.ts";
import { type Publish, publish } from "../src/use-cases/publication/publish.ts";
import { withdrawPublication } from "../src/use-cases/publication/withdraw-publication.ts";
import { listCarry } from "../src/use-cases/year/list-carry.ts";
import { openYear } from "../src/use-cases/year/open-year.ts";
import { sampleFiles } from "./e2e/site.ts";
import { aPerson } from "./people.ts";

export interface PublishedDemo {
  readonly code: string;
  readonly planning: Person;
  readonly plan: number;
  /** What citizens read: the second of three, the last of which was withdrawn. */
  readonly current: NumberedPublication;
}

const NOW = new Date("2026-11-29T10:00:00.123+09:00");

/** The demo city's documents with values, rules, grades and words, published three times; what was published last was withdrawn. */
export async function publishDemo(db: Database): Promise<PublishedDemo> {
  for (const file of await sampleFiles())
    certain(await importDocument(db, { name: basename(file), bytes: await readFile(file), municipality: null, now: NOW }));
  const code = (await listMunicipalities(db))[0]?.code ?? "";
  const planning = await aPerson(db, code, { login: "planning", name: "企画 花子", posts: [["planning"]] }, NOW);
  await openDemoYear(db, planning);
  await openDemoValues(db, planning, { divisions: demoCity().divisions, now: NOW });
  await changeIndicators(db, planning);
  const [plan] = await listPlans(db, code);
  if (plan === undefined) throw new Error("the demo has no plan");
  await db.transaction().execute((tx) => writeWords(tx, code, plan.id));
  const offered = (await listDocuments(db, code)).find(({ mediaType }) => endingOf(mediaType) !== null);
  if (offered === undefined) throw new Error("the demo has no document to offer");
  const { id } = offered;
  certain(await offerDocument(db, planning, { id, base: 0, title: "元の文書", day: "2026-04-01", plan: plan.id, year: null, now: NOW }));
  const parts = (valuesThrough: number): PartChoice[] => [
    { take: "renew", part: { kind: "plan", plan: plan.id, valuesThrough } },
    { take: "renew", part: { kind: "year", year: 2025, phase: "final" } },
  ];
  const give = async (choices: readonly PartChoice[], given: Partial<Publish> = {}) => {
    const { seal } = await preparePublication(db, code, choices, NOW);
    const usual = {
      seen: seal,
      removes: true,
      kind: "regular" as const,
      note: "令和7年度の目標と結果",
      corrections: [],
      dueAt: null,
      now: NOW,
    };
    certain(await publish(db, planning, { ...usual, ...given, choices }));
  };
  await give(parts(2024));
  const line = { kind: "plan", id: plan.id, title: "総合計画", place: "説明", wrong: "5年", right: "5年間", reason: "書き誤り" } as const;
  await give([...parts(2025), { take: "renew", part: { kind: "year", year: 2026, phase: "set" } }], {
    ...{ kind: "correction", note: "実績を加え、説明を直した。\n二行目。", corrections: [line] },
  });
  await give(parts(2023));
  certain(await withdrawPublication(db, planning, { number: 3, reason: "誤って公表した", now: NOW }));
  const current = currentOf(await listPublications(db, code));
  if (current === null) throw new Error("nothing is published");
  return { code, planning, plan: plan.id, current };
}

async function openDemoYear(db: Database, planning: Person): Promise<void> {
  const { existing } = await listCarry(db, planning.municipality, 2026);
  const phase = (name: "set" | "midterm" | "final", from: string, to: string) => ({
    phase: name,
    opensAt: new Date(from),
    closesAt: new Date(to),
  });
  certain(
    await openYear(db, planning, {
      ...{ fiscalYear: 2026, continued: [], blank: [], now: NOW, existingIs: "accepted" },
      phases: [
        phase("set", "2026-04-01", "2026-06-01"),
        phase("midterm", "2026-10-01", "2026-12-01"),
        phase("final", "2027-03-01", "2027-05-01"),
      ],
      existing: existing.filter(({ departmentId }) => departmentId !== null),
    }),
  );
}

/** A target that was revised, parts, a scale of the city's own, and a grade that a person gave. */
async function changeIndicators(db: Database, planning: Person): Promise<void> {
  const { municipality } = planning;
  const { id: _, ...scale } = GRADE_SCALES[2];
  certain(
    await changeScale(db, planning, {
      id: null,
      editionOf: null,
      base: 0,
      scale: { ...scale, name: "澄川市の基準" },
      isDefault: true,
      now: NOW,
    }),
  );
  const [first, second] = await listIndicators(db, municipality);
  if (!first || !second) throw new Error("the demo has no indicators");
  const { departmentId, divisionId, revision } = await findRule(db, municipality, first.id);
  const rule = {
    ...{
      ...NO_RULE,
      targets: [
        { text: "90", year: 2027, part: null, role: "final" as const, former: [{ text: "85", until: "2025-04-01", reason: "見直し" }] },
      ],
    },
    ...{ parts: [{ key: "m", name: "男" }], breaks: [{ from: 2024, reason: "調査の方法を変えた" }] },
  };
  certain(
    await setRule(db, planning, { indicatorId: first.id, base: revision, rule, departmentId, divisionId, reason: "見直し", now: NOW }),
  );
  const graded = (await listActuals(db, municipality)).find(({ indicatorId, value }) => indicatorId !== first.id && value !== null);
  if (!graded) throw new Error("the demo has no values");
  const step = scale.steps.find(({ rank }) => rank !== null);
  const { indicatorId, part, year } = graded;
  certain(await overrideGrade(db, planning, { indicatorId, part, year, base: 0, code: step?.code ?? "", reason: "事情による", now: NOW }));
}

async function writeWords(tx: Connection, code: string, plan: number): Promise<void> {
  const maker = { at: NOW, account: null, by: "企画 花子" };
  await saveSummary(tx, code, { kind: "plan", id: plan, text: "これから5年間の約束です。" }, 0, maker);
  await saveTerm(
    tx,
    code,
    { id: null, term: "協働", reading: "きょうどう", explanation: "ともに取り組むこと。", otherNames: ["市民協働"] },
    0,
    maker,
  );
  const contact = { unit: "企画課", telephone: "000-000-0000", mail: "plan@city.example.jp", url: null };
  await saveProfile(tx, code, { ...FIRST_PROFILE, contact, address: "https://www.city.example.jp/plan" }, 0, maker);
}

function certain<Value>(done: Result<Value, { readonly kind: string }>): Value {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value;
}
