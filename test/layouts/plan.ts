import type { Indicator } from "../../src/domain/indicator/indicator.ts";
import type { Plan, PlanNode } from "../../src/domain/plan/plan.ts";
import { type Box, box, bullets, heading, label, type Piece, pageBreak, paragraph, table } from "./piece.ts";

/** Pages of a 総合計画: every node with its sentence and sections, then its indicators, initiatives, roles and related plans. */
export function planPages(plan: Plan, columnYear: (fiscalYear: number) => string): Piece[] {
  const deepest = plan.levels.length;
  return [
    ...(plan.title === null ? [] : [heading(1, plan.title)]),
    ...plan.nodes.flatMap((node, i) => [
      ...(i > 0 && plan.levels.indexOf(node.level) === deepest - 1 ? [pageBreak] : []),
      ...nodePieces(plan, node, columnYear),
    ]),
  ];
}

function nodePieces(plan: Plan, node: PlanNode, columnYear: (fiscalYear: number) => string): Piece[] {
  const at = <T extends { readonly node: string | null }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => entry.node === node.code);
  const depth = plan.levels.indexOf(node.level);
  const pieces: Piece[] = [heading(depth + 2, `${printedCode(node)}　${node.title}`)];
  if (node.statement) pieces.push(paragraph(node.statement));
  for (const section of node.sections) pieces.push(heading(7, section.title), bullets(section.items));
  const kinds = [...new Set(at(plan.indicators).map(({ kind }) => kind))];
  if (kinds.length > 0) pieces.push(heading(7, "指標と目標値"), indicatorTable(at(plan.indicators), columnYear));
  for (const group of groupsOf(at(plan.initiatives)))
    pieces.push(
      heading(7, ["主な取組内容", group.group, group.divisions.join("／")].filter(Boolean).join("　")),
      table([
        [label("取組項目"), label("具体的な内容")],
        ...group.entries.map(({ item, details }) => [box(item), box(details.map((text) => `◇${text}`).join("\n"))]),
      ]),
    );
  if (at(plan.roles).length > 0)
    pieces.push(
      heading(7, "各主体に期待される役割"),
      table([
        [label("主体"), label("期待される役割")],
        ...at(plan.roles).map(({ actor, expectations }) => [box(actor), box(expectations.map((text) => `・${text}`).join("\n"))]),
      ]),
    );
  if (at(plan.relatedPlans).length > 0)
    pieces.push(
      heading(7, "関連する個別計画"),
      paragraph(
        at(plan.relatedPlans)
          .map(({ title }) => title)
          .join("、"),
      ),
    );
  return pieces;
}

/** 1-2 is printed 第2章 where the level counts that way, 1-1/基本施策2 by its last part, any other code as it is. */
function printedCode({ code, level }: PlanNode): string {
  const own = code.split("/").at(-1) ?? code;
  return /^[編部章]$/u.test(level) && /^[0-9-]+$/u.test(own) ? `第${own.split("-").at(-1)}${level}` : own;
}

function indicatorTable(indicators: readonly Indicator[], columnYear: (fiscalYear: number) => string): Piece {
  const years = [...new Set(indicators.flatMap(({ interimTargets }) => interimTargets.map(({ fiscalYear }) => fiscalYear ?? 0)))].sort(
    (a, b) => a - b,
  );
  const final = indicators.find(({ target }) => target?.fiscalYear)?.target?.fiscalYear ?? null;
  const kinds = indicators.some(({ kind }) => kind !== null);
  const divisions = indicators.some(({ divisions }) => divisions.length > 0);
  const notes = indicators.some(({ note }) => note !== null);
  const head: Box[] = [
    ...(kinds ? [label("指標の種類")] : []),
    label("指標名"),
    label("現状値"),
    ...years.map((year) => label(`中間目標（${columnYear(year)}）`)),
    label(final === null ? "目標値" : `目標値（${columnYear(final)}）`),
    ...(notes ? [label("指標の説明")] : []),
    ...(divisions ? [label("担当課")] : []),
  ];
  const row = (indicator: Indicator): Box[] => [
    ...(kinds ? [box(indicator.kind)] : []),
    box(`${indicator.strategyKpi ? "【戦略】" : ""}${indicator.name}${indicator.unit ? `（${indicator.unit}）` : ""}`),
    box(indicator.baseline?.text ?? "―"),
    ...years.map((year) => box(indicator.interimTargets.find(({ fiscalYear }) => fiscalYear === year)?.text ?? "―")),
    box(indicator.target?.text ?? "―"),
    ...(notes ? [box(indicator.note ?? "")] : []),
    ...(divisions ? [box(indicator.divisions.join("、"))] : []),
  ];
  return table([head, ...indicators.map(row)]);
}

function groupsOf(initiatives: Plan["initiatives"]) {
  const groups = new Map<
    string,
    { group: string | null; divisions: readonly string[]; entries: { item: string; details: readonly string[] }[] }
  >();
  for (const { group, divisions, item, details } of initiatives) {
    const key = JSON.stringify([group, divisions]);
    const entry = groups.get(key) ?? { group, divisions, entries: [] };
    entry.entries.push({ item, details });
    groups.set(key, entry);
  }
  return [...groups.values()];
}
