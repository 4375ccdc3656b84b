import type { Person } from "../src/domain/access/person.ts";
import type { NumberedPublication } from "../src/domain/publication/publication.ts";
import { currentOf } from "../src/domain/publication/publication.ts";
import type { Database } from "../src/store/database.ts";
import { listPlans } from "../src/store/plan-store.ts";
import { listPublications } from "../src/store/publication-store.ts";
import { keepDocument } from "../src/use-cases/import/keep-document.ts";
import { type PartChoice, preparePublication } from "../src/use-cases/publication/prepare-publication.ts";
import { type Publish, publish } from "../src/use-cases/publication/publish.ts";
import { aGoal, aMission, anAction, aReadDocument } from "./builders.ts";
import { type IndicatorDesk, openIndicatorDesk } from "./indicator-desk.ts";
import { day, municipality } from "./year-desk.ts";

/** A municipality with a plan, two indicators, the values of one, and goals and a statement of 2025, of which nothing is published until a test does it. */
export interface PublishingDesk extends IndicatorDesk {
  readonly plan: number;
  readonly everything: readonly PartChoice[];
  /** Looks at what would be published, and publishes it. */
  publish(given?: Partial<Publish>, by?: Person): ReturnType<typeof publish>;
  /** What citizens read. */
  current(): Promise<NumberedPublication | null>;
}

export async function openPublishingDesk(db: Database): Promise<PublishingDesk> {
  const desk = await openIndicatorDesk(db);
  const now = day("2026-06-01");
  const goals = [
    aGoal({
      title: "窓口を待たせない",
      placements: [{ plan: "総合計画", code: "1", text: "窓口の改善" }],
      actions: [anAction({ title: "予約の導入", midterm: "3 窓口で開始", result: "全 7 窓口で開始", grade: "A" })],
    }),
    aGoal({ title: "防災の備えを点検する", priority: 2, department: "市民部" }),
  ];
  const missions = [
    aMission({ missions: ["市民の時間を大切にする"], policies: [{ mark: "1", text: "待ち時間を測る", summary: "毎月測った" }] }),
  ];
  await db.transaction().execute(async (tx) => {
    const kept = await keepDocument(tx, aReadDocument({ goals, missions }, "目標.txt"), { municipality, now });
    if (!kept.ok) throw new Error(kept.refusal.kind);
  });
  const [plan] = await listPlans(db, municipality);
  if (!plan) throw new Error("there is no plan");
  await desk.enter(desk.staff.author, [
    { text: "64.1", year: 2024 },
    { text: "66.0", year: 2025, status: "preliminary" },
  ]);
  const everything: readonly PartChoice[] = [
    { take: "renew", part: { kind: "plan", plan: plan.id, valuesThrough: 2025 } },
    { take: "renew", part: { kind: "year", year: 2025, phase: "final" } },
  ];
  return {
    ...desk,
    ...{ plan: plan.id, everything },
    publish: async (given = {}, by = desk.staff.planning) => {
      const choices = given.choices ?? everything;
      const { seal } = await preparePublication(db, municipality, choices, given.now ?? now);
      const usual = { seen: seal, removes: true, kind: "regular" as const, note: "令和7年度の公表", corrections: [], dueAt: null, now };
      return publish(db, by, { ...usual, ...given, choices });
    },
    current: async () => currentOf(await listPublications(db, municipality)),
  };
}
