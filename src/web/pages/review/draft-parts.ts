import { isWithin } from "../../../domain/draft/pointer.ts";
import type { Sentences } from "../../ui/sentences.ts";
import type { Draft } from "./draft-fields.ts";
import { unitTitle } from "./field-title.ts";

/** What is shown of a draft at a time: a sheet, a statement, a piece of a plan. More than that is slow to send and to look through. */
export interface DraftPart {
  /** In the address. */
  readonly key: string;
  readonly kind: "goal" | "mission" | "plan" | "nodes" | "indicators" | "initiatives" | "roles";
  readonly title: string;
  /** Pointers of the things on it, in order. */
  readonly units: readonly string[];
}

const NODES_A_PART = 25;
const ROWS_A_PART = 50;

/** The parts of a draft, in the order of its form. */
export function partsOf(draft: Draft, t: Sentences): DraftPart[] {
  const parts: DraftPart[] = [];
  const { plan } = draft;
  if (plan) {
    parts.push({ key: "plan", kind: "plan", title: plan.title ?? t("review.part.plan"), units: ["/plan"] });
    const chunk = (kind: "nodes" | "indicators" | "initiatives" | "roles", name: string, units: readonly string[], most: number) => {
      for (let from = 0; from < units.length; from += most) {
        const some = units.slice(from, from + most);
        const title = units.length > most ? t("review.part.some", { name, from: from + 1, to: from + some.length }) : name;
        parts.push({ key: from === 0 ? kind : `${kind}-${from / most + 1}`, kind, title, units: some });
      }
    };
    const all = (list: "nodes" | "indicators" | "initiatives" | "roles" | "relatedPlans") => plan[list].map((_, i) => `/plan/${list}/${i}`);
    chunk("nodes", t("review.part.nodes"), all("nodes"), NODES_A_PART);
    chunk("indicators", t("nav.indicators"), all("indicators"), ROWS_A_PART);
    chunk("initiatives", t("review.part.initiatives"), all("initiatives"), ROWS_A_PART);
    chunk("roles", t("review.part.roles"), [...all("roles"), ...all("relatedPlans")], ROWS_A_PART);
  }
  for (const i of draft.goals.keys())
    parts.push({ key: `goal-${i + 1}`, kind: "goal", title: unitTitle(draft, `/goals/${i}`, t), units: [`/goals/${i}`] });
  for (const i of draft.missions.keys())
    parts.push({
      key: `mission-${i + 1}`,
      kind: "mission",
      title: t("review.part.mission", { department: unitTitle(draft, `/missions/${i}`, t) }),
      units: [`/missions/${i}`],
    });
  return parts;
}

/** The part on which a field stands: the one that names it most exactly. */
export function partOf(parts: readonly DraftPart[], pointer: string): DraftPart | null {
  const found = parts.filter(({ units }) => units.some((unit) => isWithin(pointer, unit)));
  return found.find(({ key }) => key !== "plan") ?? found[0] ?? null;
}
