import { isWithin } from "../../../domain/draft/pointer.ts";
import type { FormFieldName } from "../../../domain/form/form.ts";
import type {
  GoalSheetBody,
  MissionSheetBody,
  SheetAction,
  SheetBody,
  SheetPlacement,
  SheetStep,
  SheetText,
} from "../../../domain/sheet/sheet-body.ts";
import type { ChoosableNode } from "../../../store/node-choice-store.ts";
import { type Fault, type PostedFields, readPosted } from "./posted-fields.ts";
import { NO_REPORTS, postedReports } from "./posted-reports.ts";

export interface PostedSheet {
  readonly body: SheetBody;
  readonly faults: readonly Fault[];
}

export interface PostedContext {
  /** Of the revision from which the form was made. */
  readonly base: SheetBody;
  /** The fields that are written in the phase; whatever else is posted is left aside. */
  readonly written: ReadonlySet<FormFieldName>;
  readonly fiscalYear: number;
  /** Labels of remarks and plans that the form shows without anybody having written them. */
  readonly remarkLabels: readonly string[];
  readonly nodes: ReadonlyMap<number, ChoosableNode>;
  /** The part with which something is done: it is taken even where nothing was typed into it yet. */
  readonly acted: string | null;
}

/**
 * The sheet as a posted form says it. Fields are named by their pointers, and a hidden field under the pointer of a list holds the keys of its parts in their order
 * ("/actions" = "a1 a2"). What the form did not show, or what nobody changed in it, stays exactly as it is in the base revision: no character is lost.
 */
export function postedSheet(form: URLSearchParams, context: PostedContext): PostedSheet {
  const posted = readPosted(form);
  const { base } = context;
  const body = base.kind === "goal" ? postedGoal(posted, base, context) : postedMission(posted, base, context);
  return { body, faults: posted.faults };
}

function postedGoal(posted: PostedFields, base: GoalSheetBody, context: PostedContext): GoalSheetBody {
  const { written, remarkLabels } = context;
  const isTaken = takenWith(context);
  const does = (field: FormFieldName) => written.has(field);
  return {
    kind: "goal",
    title: does("title") ? posted.text("/title", base.title) : base.title,
    priority: does("priority") ? posted.number("/priority", base.priority) : base.priority,
    placements: does("placements") ? postedPlacements(posted, "/placements", base.placements, context) : base.placements,
    background: does("background") ? postedTexts(posted, "/background", base.background, isTaken) : base.background,
    purpose: does("purpose") ? postedTexts(posted, "/purpose", base.purpose, isTaken) : base.purpose,
    sdgs: does("sdgs") ? postedSdgs(posted, base.sdgs) : base.sdgs,
    actions: postedActions(posted, base.actions, context),
    remarks: does("remarks")
      ? posted.list("/remarks", base.remarks, (key, part, at) => {
          const label = posted.text(`${at}/label`, part?.label ?? "");
          const text = posted.textOrNull(`${at}/text`, part?.text ?? null);
          return part || isTaken(at) || text !== null || (label !== "" && !remarkLabels.includes(label)) ? { key, label, text } : null;
        })
      : base.remarks,
  };
}

/** Actions and steps are added and moved where the form says that they are written; what is reported of them is written in other phases too. */
function postedActions(posted: PostedFields, base: readonly SheetAction[], context: PostedContext): readonly SheetAction[] {
  const planned = context.written.has("actions");
  const isTaken = takenWith(context);
  const reports = (at: string, part: SheetAction | SheetStep | null) =>
    postedReports(posted, at, part ?? NO_REPORTS, context.written, context.fiscalYear);
  const readStep = (key: string, part: SheetStep | null, at: string): SheetStep | null => {
    if (!planned) return part && { ...part, ...reports(at, part) };
    const step = {
      ...{ key, mark: posted.textOrNull(`${at}/mark`, part?.mark ?? null), text: posted.text(`${at}/text`, part?.text ?? "") },
      ...reports(at, part),
    };
    return part || isTaken(at) || step.text !== "" || saysAnything(step) ? step : null;
  };
  const readAction = (key: string, part: SheetAction | null, at: string): SheetAction | null => {
    const before = part?.steps ?? [];
    if (!planned)
      return (
        part && { ...part, ...reports(at, part), steps: before.map((step) => ({ ...step, ...reports(`${at}/steps/${step.key}`, step) })) }
      );
    const action = {
      ...{ key, mark: posted.textOrNull(`${at}/mark`, part?.mark ?? null), title: posted.text(`${at}/title`, part?.title ?? "") },
      ...reports(at, part),
      steps: posted.list(`${at}/steps`, before, readStep),
    };
    return part || isTaken(at) || action.title !== "" || action.steps.length > 0 || saysAnything(action) ? action : null;
  };
  return planned
    ? posted.list("/actions", base, readAction)
    : base.flatMap((part) => readAction(part.key, part, `/actions/${part.key}`) ?? []);
}

const saysAnything = ({ period, target, midterm, result, issues, grade, divisions }: SheetAction | SheetStep): boolean =>
  [period, target, midterm, result, issues, grade].some((field) => field !== null) || divisions.length > 0;

function postedMission(posted: PostedFields, base: MissionSheetBody, context: PostedContext): MissionSheetBody {
  const does = (field: FormFieldName) => context.written.has(field);
  const policies = does("policies");
  const isTaken = takenWith(context);
  return {
    kind: "mission",
    post: does("post") ? posted.textOrNull("/post", base.post) : base.post,
    name: does("name") ? posted.textOrNull("/name", base.name) : base.name,
    missions: does("missions") ? postedTexts(posted, "/missions", base.missions, isTaken) : base.missions,
    policies: (policies ? posted : UNMOVED).list("/policies", base.policies, (key, part, at) => {
      const policy = {
        key,
        mark: policies ? posted.textOrNull(`${at}/mark`, part?.mark ?? null) : (part?.mark ?? null),
        text: policies ? posted.text(`${at}/text`, part?.text ?? "") : (part?.text ?? ""),
        summary: does("policySummaries") ? posted.textOrNull(`${at}/summary`, part?.summary ?? null) : (part?.summary ?? null),
      };
      return part || isTaken(at) || policy.text !== "" || policy.summary !== null ? policy : null;
    }),
    midTermGoals: does("midTermGoals")
      ? posted.list("/midTermGoals", base.midTermGoals, (key, part, at) => {
          const goal = {
            ...{ key, number: posted.number(`${at}/number`, part?.number ?? null), title: posted.text(`${at}/title`, part?.title ?? "") },
            items: postedTexts(posted, `${at}/items`, part?.items ?? [], isTaken),
            schedule: postedTexts(posted, `${at}/schedule`, part?.schedule ?? [], isTaken),
            placements: postedPlacements(posted, `${at}/placements`, part?.placements ?? [], context),
          };
          const { number, title, items, schedule, placements } = goal;
          return part || isTaken(at) || number !== null || title !== "" || items.length + schedule.length + placements.length > 0
            ? goal
            : null;
        })
      : base.midTermGoals,
  };
}

type IsTaken = (at: string) => boolean;

const takenWith =
  ({ acted }: PostedContext): IsTaken =>
  (at) =>
    acted !== null && isWithin(acted, at);

/** Lists that are not written in the phase keep their parts in their order. */
const UNMOVED = readPosted(new URLSearchParams());

function postedTexts(posted: PostedFields, pointer: string, base: readonly SheetText[], isTaken: IsTaken): readonly SheetText[] {
  return posted.list(pointer, base, (key, part, at) => {
    const text = posted.text(`${at}/text`, part?.text ?? "");
    return part || isTaken(at) || text !== "" ? { key, text } : null;
  });
}

function postedPlacements(
  posted: PostedFields,
  pointer: string,
  base: readonly SheetPlacement[],
  context: PostedContext,
): readonly SheetPlacement[] {
  const { nodes } = context;
  const isTaken = takenWith(context);
  return posted.list(pointer, base, (key, part, at) => {
    const typed = {
      plan: posted.text(`${at}/plan`, part?.plan ?? ""),
      code: posted.textOrNull(`${at}/code`, part?.code ?? null),
      text: posted.text(`${at}/text`, part?.text ?? ""),
    };
    const chosen = nodes.get(Number(posted.typed(`${at}/choice`)));
    if (chosen) return { key, plan: typed.plan || (chosen.plan ?? ""), code: chosen.code, text: chosen.title, nodeId: chosen.id };
    const kept = nodeIdOf(posted, at, part?.nodeId ?? null, nodes);
    // A new line of which only the plan stands there was not written in: its plan is the form's.
    return part || isTaken(at) || typed.text !== "" || typed.code !== null || kept !== null ? { key, ...typed, nodeId: kept } : null;
  });
}

/** The node that is shown as chosen; one of the base revision stays, whatever became of it. */
function nodeIdOf(posted: PostedFields, at: string, base: number | null, nodes: PostedContext["nodes"]): number | null {
  if (posted.typed(`${at}/choice`) === "none") return null;
  const typed = posted.typed(`${at}/nodeId`);
  if (typed === null || typed === String(base ?? "")) return base;
  return nodes.get(Number(typed))?.id ?? null;
}

function postedSdgs(posted: PostedFields, base: readonly number[]): readonly number[] {
  if (!posted.has("/sdgs")) return base;
  const chosen = new Set(
    posted
      .all("/sdgs")
      .map(Number)
      .filter((number) => Number.isInteger(number) && number >= 1 && number <= 17),
  );
  const isSame = chosen.size === new Set(base).size && base.every((number) => chosen.has(number));
  return isSame ? base : [...chosen].sort((a, b) => a - b);
}
