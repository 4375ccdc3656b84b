import type { Reports } from "../../../domain/goal/goal.ts";
import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { PAGES } from "../addresses.ts";
import type { PublicSite } from "../public-site.ts";
import type { SearchEntry } from "./search-index.ts";

/** What can be found on a site: the pages of what it tells, each with all its texts, in the order of their ids, so that what is new comes at the end. */
export function searchEntries(site: PublicSite): SearchEntry[] {
  const nameOf = (unit: number | null): string | null => site.find("unit", unit)?.name ?? null;
  const entry = (given: Omit<SearchEntry, "texts"> & { readonly id: number; readonly texts: readonly (string | null)[] }) => ({
    id: given.id,
    entry: { ...{ kind: given.kind, path: given.path, year: given.year, title: given.title }, texts: said(given.texts) },
  });
  const found = [
    ...site.plans.map((plan) =>
      entry({
        ...{ id: plan.id, kind: "plan", path: `plans/${plan.id}.html`, year: null, title: plan.title ?? "" },
        texts: [plan.summary],
      }),
    ),
    ...site.plans.flatMap(({ id }) =>
      site.nodesOf(id).map((node) =>
        entry({
          ...{ id: node.id, kind: "node", path: `nodes/${node.id}.html`, year: null, title: node.title },
          texts: textsOfNode(node),
        }),
      ),
    ),
    ...site.indicators.map((indicator) =>
      entry({
        ...{ id: indicator.id, kind: "indicator", path: `indicators/${indicator.id}.html`, year: null, title: indicator.name },
        texts: [...textsOfIndicator(indicator), nameOf(indicator.department), nameOf(indicator.division)],
      }),
    ),
    ...site.goals.map((goal) =>
      entry({
        ...{ id: goal.id, kind: "goal", path: `goals/${goal.id}.html`, year: goal.fiscalYear, title: goal.body.title },
        texts: [...textsOfGoal(goal), nameOf(goal.department) ?? goal.body.department],
      }),
    ),
    ...site.missions.map((mission) =>
      entry({
        ...{ id: mission.id, kind: "mission", path: `missions/${mission.id}.html`, year: mission.fiscalYear },
        title: [nameOf(mission.department) ?? mission.body.department, mission.body.post].filter((part) => part !== null).join(" "),
        texts: textsOfMission(mission),
      }),
    ),
    ...site.units
      .filter(({ unitKind }) => unitKind === "department")
      .map((unit) =>
        entry({ ...{ id: unit.id, kind: "department", path: `departments/${unit.id}.html`, year: null, title: unit.name }, texts: [] }),
      ),
    ...site.terms.map((term) =>
      entry({
        ...{ id: term.id, kind: "term", path: `glossary.html#term-${term.id}`, year: null, title: term.term },
        texts: [term.reading, term.explanation, ...(term.otherNames ?? [])],
      }),
    ),
    ...site.documents.map(({ id, title, year }) =>
      entry({ ...{ id, kind: "document", path: `${PAGES.documents}#document-${id}`, year, title }, texts: [] }),
    ),
  ];
  return found.sort((one, other) => one.id - other.id).map((one) => one.entry);
}

/** Those that say something, once each. */
function said(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === null || text.trim() === "" ? [] : [text])))];
}

function textsOfNode(node: PublishedOf<"node">): (string | null)[] {
  return [
    ...[node.summary, node.statement],
    ...node.sections.flatMap(({ title, items }) => [title, ...items]),
    ...node.initiatives.flatMap(({ group, item, details, divisions }) => [group, item, ...details, ...divisions]),
    ...node.roles.flatMap(({ actor, expectations }) => [actor, ...expectations]),
    ...node.relatedPlans,
  ];
}

function textsOfIndicator({
  summary,
  note,
  indicatorKind,
  divisions,
  printed,
  rule,
  actuals,
}: PublishedOf<"indicator">): (string | null)[] {
  const { baseline, interimTargets, target } = printed;
  return [
    ...[summary, note, indicatorKind, ...divisions, rule.calculation, rule.source],
    ...[baseline, ...interimTargets, target].map((value) => value?.text ?? null),
    ...(rule.targets ?? []).flatMap(({ text, former }) => [text, ...former.map(({ reason }) => reason)]),
    ...[...rule.parts.map(({ name }) => name), ...rule.breaks.map(({ reason }) => reason)],
    ...actuals.flatMap(({ text, reason, source, note: remark }) => [text, reason, source, remark]),
  ];
}

function textsOfGoal({ summary, body }: PublishedOf<"goal">): (string | null)[] {
  const reports = ({ period, target, midterm, result, issues, divisions }: Reports) => [
    ...[period?.text ?? null, target?.text ?? null, midterm, result, issues],
    ...divisions,
  ];
  return [
    ...[summary, ...body.background, ...body.purpose],
    ...body.placements.map(({ text }) => text),
    ...body.actions.flatMap((action) => [
      ...[action.title, ...reports(action)],
      ...action.steps.flatMap((step) => [step.text, ...reports(step)]),
    ]),
    ...body.remarks.flatMap(({ label, text }) => [label, text]),
  ];
}

function textsOfMission({ summary, body }: PublishedOf<"mission">): (string | null)[] {
  return [
    ...[summary, body.name, ...body.missions],
    ...body.policies.flatMap(({ text, summary: result }) => [text, result]),
    ...body.midTermGoals.flatMap(({ title, items, schedule, placements }) => [
      ...[title, ...items, ...schedule],
      ...placements.map(({ text }) => text),
    ]),
  ];
}
