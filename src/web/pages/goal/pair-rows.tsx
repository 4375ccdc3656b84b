import type { ReactNode } from "react";
import type { Action, Reports } from "../../../domain/goal/goal.ts";
import type { GoalPair } from "../../../store/goal-pairs.ts";
import type { GoalSheet } from "../../../store/goal-store.ts";
import { addressOf } from "../../routes.ts";
import type { SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Said } from "../../ui/said.tsx";
import type { Source } from "../../ui/source-link.tsx";
import { Words } from "../../ui/words.tsx";

/** A line of the yearly list: the two goals' titles, then their actions side by side, each with what is reported or promised of it. */
export function PairRows({
  code,
  pair: { priority, lastYear, thisYear },
  years: [before, now],
  sourceOf,
}: {
  readonly code: string;
  readonly pair: GoalPair;
  readonly years: readonly [before: string, now: string];
  readonly sourceOf: SourceOf;
}) {
  const rows = Math.max(lastYear?.body.actions.length ?? 0, thisYear?.body.actions.length ?? 0);
  return (
    <tbody>
      <tr className="action">
        <th scope="rowgroup" className="mark" rowSpan={1 + rows}>
          {priority ?? ""}
        </th>
        <TitleCell code={code} sheet={lastYear} year={before} />
        <TitleCell code={code} sheet={thisYear} year={now} />
      </tr>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the actions of a kept goal never move
        <tr key={i} className="step">
          <ActionCells sheet={lastYear} i={i} year={before} column="result" sourceOf={sourceOf} />
          <ActionCells sheet={thisYear} i={i} year={now} column="target" sourceOf={sourceOf} />
        </tr>
      ))}
    </tbody>
  );
}

function TitleCell({ code, sheet, year }: { readonly code: string; readonly sheet: GoalSheet | null; readonly year: string }) {
  const { t } = usePage();
  if (!sheet)
    return (
      <td colSpan={2} className="nothing">
        <CellLabel>{year}</CellLabel>
        {t("list.noGoal")}
      </td>
    );
  return (
    <th scope="colgroup" colSpan={2} className="what">
      <CellLabel>{year}</CellLabel>
      <a href={addressOf("goal", { code, goal: sheet.id })}>
        <Words>{sheet.title}</Words>
      </a>
    </th>
  );
}

function ActionCells({
  sheet,
  i,
  year,
  column,
  sourceOf,
}: {
  readonly sheet: GoalSheet | null;
  readonly i: number;
  readonly year: string;
  readonly column: "result" | "target";
  readonly sourceOf: SourceOf;
}) {
  const { t } = usePage();
  const action = sheet?.body.actions[i];
  if (!sheet || !action)
    return (
      <>
        <td className="blank" />
        <td className="blank" />
      </>
    );
  const source = sourceOf("goal", sheet.id, sheet.documentId, sheet.carried);
  const said = column === "result" ? resultOf : targetOf;
  return (
    <>
      <td>
        <CellLabel>{`${year} ${t("list.actions")}`}</CellLabel>
        {action.mark === null ? null : <Words>{`${action.mark} `}</Words>}
        <Said text={action.title} source={source} path={`/actions/${i}/title`} of={t("action.title")} />
      </td>
      <td>
        <CellLabel>{`${year} ${t(column === "result" ? "list.results" : "list.targets")}`}</CellLabel>
        {linesOf(action, (reports, path) => said({ reports, path: `/actions/${i}${path}`, source, t }))}
      </td>
    </>
  );
}

function CellLabel({ children }: { readonly children: string }) {
  return <span className="cell-label">{children}</span>;
}

/** What is said of an action and of each of its steps, a line each, with the step's mark; nothing where nothing is said. */
function linesOf(action: Action, say: (reports: Reports, path: string) => ReactNode): ReactNode {
  const lines = [
    { key: "action", mark: null as string | null, said: say(action, "") },
    ...action.steps.map((step, i) => ({ key: `step-${i}`, mark: step.mark, said: say(step, `/steps/${i}`) })),
  ].filter(({ said }) => said !== null);
  return lines.map(({ key, mark, said }) => (
    <span className="line" key={key}>
      {mark === null ? null : <Words>{`${mark} `}</Words>}
      {said}
    </span>
  ));
}

interface Saying {
  readonly reports: Reports;
  readonly path: string;
  readonly source: Source;
  readonly t: ReturnType<typeof usePage>["t"];
}

function resultOf({ reports: { result, grade }, path, source, t }: Saying): ReactNode {
  if (result === null && grade === null) return null;
  return (
    <>
      {grade === null ? null : <Said text={grade} source={source} path={`${path}/grade`} of={t("report.grade")} />}
      {result === null ? null : <Said text={result} source={source} path={`${path}/result`} of={t("report.result")} />}
    </>
  );
}

function targetOf({ reports: { period, target }, path, source, t }: Saying): ReactNode {
  if (period === null && target === null) return null;
  return (
    <>
      {target === null ? null : <Said text={target.text} source={source} path={`${path}/target`} of={t("report.target")} />}
      {period === null ? null : (
        <span className="understood">
          <Said text={period.text} source={source} path={`${path}/period`} of={t("report.period")} />
        </span>
      )}
    </>
  );
}
