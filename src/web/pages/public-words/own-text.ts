import { findGoal } from "../../../store/goal-store.ts";
import { findIndicator } from "../../../store/indicator-store.ts";
import { findMission } from "../../../store/mission-store.ts";
import { listPlanContent } from "../../../store/plan-content-store.ts";
import { findPlan, listPlanNodes, listPlans } from "../../../store/plan-store.ts";
import type { SummaryKind } from "../../../store/publication-schema.ts";
import type { StaffVisit } from "../../page.ts";

/** What a thing says of itself, for whoever tells it in plain words: headings with their paragraphs. */
export type OwnText = readonly (readonly [heading: string, paragraphs: readonly string[]])[];

/** The text of a thing of the record; nothing where there is none. */
export async function loadOwnText({ db, code, t }: StaffVisit<string>, kind: SummaryKind, id: number): Promise<OwnText> {
  switch (kind) {
    case "plan": {
      const plan = await findPlan(db, code, id);
      const nodes = plan === null ? [] : await listPlanNodes(db, code, id);
      return said([[t("words.topNodes"), nodes.filter(({ depth }) => depth === 0).map(({ code: own, title }) => `${own} ${title}`)]]);
    }
    case "node":
      return nodeText({ db, code, t }, id);
    case "indicator": {
      const found = await findIndicator(db, code, id);
      if (found === null) return [];
      const { note, unit, baseline, target } = found;
      return said([
        [t("indicator.note"), [note]],
        [t("indicator.unit"), [unit]],
        [t("indicator.baseline"), [baseline?.text ?? null]],
        [t("indicator.target"), [target?.text ?? null]],
      ]);
    }
    case "goal": {
      const body = (await findGoal(db, code, id))?.body;
      if (body === undefined) return [];
      return said([
        [t("goal.background"), body.background],
        [t("goal.purpose"), body.purpose],
        [t("action.title"), body.actions.map(({ mark, title }) => [mark, title].filter((one) => one !== null).join(" "))],
      ]);
    }
    case "mission": {
      const body = (await findMission(db, code, id))?.body;
      if (body === undefined) return [];
      return said([
        [t("mission.missions"), body.missions],
        [t("mission.policies"), body.policies.map(({ mark, text }) => [mark, text].filter((one) => one !== null).join(" "))],
        [t("mission.midTerm"), body.midTermGoals.map(({ title }) => title)],
      ]);
    }
  }
}

async function nodeText({ db, code, t }: Pick<StaffVisit<string>, "db" | "code" | "t">, id: number): Promise<OwnText> {
  for (const plan of await listPlans(db, code)) {
    const node = (await listPlanNodes(db, code, plan.id)).find((one) => one.id === id);
    if (node === undefined) continue;
    const { sections } = await listPlanContent(db, code, plan.id);
    const own = sections.filter(({ nodeId }) => nodeId === id);
    return said([
      [t("field.statement"), [node.statement]],
      ...own.map(({ title, items }) => [title ?? t("field.section"), items] as const),
    ]);
  }
  return [];
}

function said(parts: readonly (readonly [string, readonly (string | null)[]])[]): OwnText {
  return parts
    .map(([heading, texts]) => [heading, texts.filter((text) => text !== null && text !== "")] as [string, string[]])
    .filter(([, texts]) => texts.length > 0);
}
