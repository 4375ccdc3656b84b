import type { Plan } from "../../domain/plan/plan.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { Database } from "../../store/database.ts";
import { type KnownIndicator, listKnownIndicators } from "../../store/indicator-record-store.ts";
import { listPlanOutlines, type PlanOutline } from "../../store/plan-outline-store.ts";
import { type IndicatorCandidate, indicatorCandidates, type Standing } from "../import/indicator-candidates.ts";
import { type ComparedPart, compareUpload } from "./compare-upload.ts";
import type { UploadDraft } from "./find-draft.ts";

export interface IndicatorChoice {
  /** /plan/indicators/3 */
  readonly pointer: string;
  /** Id of the indicator of the record that it will be; null: a new one. */
  readonly chosen: number | null;
  /** Whether a person has chosen it, or it is certain by itself. */
  readonly sure: boolean;
  readonly byHand: boolean;
  /** Indicators of the record that it may be, the likeliest first; none that another indicator of the draft is. */
  readonly candidates: readonly RecordIndicator[];
}

export interface RecordIndicator {
  readonly indicator: number;
  readonly name: string;
  readonly unit: string | null;
  /** Where plans have it. */
  readonly places: readonly { readonly plan: string | null; readonly node: { readonly code: string; readonly title: string } | null }[];
  /** Those that hold. */
  readonly values: readonly Pick<KnownIndicator["values"][number], "role" | "value">[];
  readonly why: IndicatorCandidate["why"];
}

/** By the comparison, which is made anew when the draft or the record has changed: whoever looks at a draft looks at it many times. */
const listed = new WeakMap<readonly ComparedPart[], Promise<readonly IndicatorChoice[]>>();

/** Which indicators of the record those of a draft may be, of a draft that is reviewed. What is chosen is what accepting would do. */
export async function listIndicatorCandidates(db: Database, municipality: string, draft: UploadDraft): Promise<readonly IndicatorChoice[]> {
  const { plan } = draft.reading;
  if (!plan || plan.indicators.length === 0) return [];
  const parts = await compareUpload(db, municipality, draft);
  const before = listed.get(parts);
  if (before) return before;
  const listing = list(db, municipality, { matches: draft.matches, plan, parts });
  listed.set(parts, listing);
  listing.catch(() => listed.delete(parts));
  return listing;
}

interface ComparedPlan extends Pick<UploadDraft, "matches"> {
  readonly plan: Plan;
  readonly parts: readonly ComparedPart[];
}

async function list(db: Database, municipality: string, { plan, matches, parts }: ComparedPlan): Promise<readonly IndicatorChoice[]> {
  const compared = new Map(parts.map((part) => [part.pointer, part]));
  const names = plan.indicators.map(({ name }) => name);
  const chosenByHand = [...matches.values()].filter((id) => id !== null);
  const find = indicatorCandidates(await listKnownIndicators(db, municipality, names, chosenByHand));
  const plans = await listPlanOutlines(db, municipality);
  const standingOf = standings(plan, compared, plans);
  const placesOf = placesIn(plans);
  const idAt = (pointer: string) => compared.get(pointer)?.existing?.id ?? null;
  const taken = new Set(plan.indicators.map((_, i) => idAt(`/plan/indicators/${i}`)));
  return plan.indicators.flatMap((indicator, i): IndicatorChoice[] => {
    const pointer = `/plan/indicators/${i}`;
    // Of what is excluded accepting makes nothing.
    if (!compared.has(pointer)) return [];
    const chosen = idAt(pointer);
    const candidates = find(indicator, standingOf(indicator.node))
      .filter(({ known }) => known.id === chosen || !taken.has(known.id))
      .map(({ known, why }) => ({
        ...{ indicator: known.id, name: known.name, unit: known.unit, places: placesOf(known), why },
        values: known.values.map(({ role, value }) => ({ role, value })),
      }));
    const byHand = matches.has(pointer);
    return [{ pointer, chosen, sure: byHand || chosen !== null || candidates.length === 0, byHand, candidates }];
  });
}

/** No plan and no node of the record has it: the draft brings its own. */
const NEW = 0;

/** Where in the record an indicator of the draft will stand, by the code of its node. */
function standings(
  { nodes }: Plan,
  compared: ReadonlyMap<string, ComparedPart>,
  plans: readonly PlanOutline[],
): (code: string | null) => Standing {
  const planId = compared.get("/plan")?.existing?.id ?? NEW;
  const idByCode = new Map<string, number>();
  const keep = (code: string, id: number) => idByCode.has(textKey(code)) || idByCode.set(textKey(code), id);
  for (const [i, { code }] of nodes.entries()) {
    const part = compared.get(`/plan/nodes/${i}`);
    if (part) keep(code, part.existing?.id ?? NEW);
  }
  for (const { code, id } of plans.find(({ id }) => id === planId)?.nodes ?? []) keep(code, id);
  return (code) => ({ planId, nodeId: code === null ? null : (idByCode.get(textKey(code)) ?? null) });
}

function placesIn(plans: readonly PlanOutline[]): (known: KnownIndicator) => RecordIndicator["places"] {
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  const nodes = new Map(plans.flatMap((plan) => plan.nodes.map((node) => [node.id, node])));
  return ({ placements }) =>
    placements.map(({ planId, nodeId }) => {
      const node = nodeId === null ? undefined : nodes.get(nodeId);
      return { plan: titles.get(planId) ?? null, node: node ? { code: node.code, title: node.title } : null };
    });
}
