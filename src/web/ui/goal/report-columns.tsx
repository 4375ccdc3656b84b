import type { ReactNode } from "react";
import type { Action, Reports } from "../../../domain/goal/goal.ts";
import { MonthsStrip } from "../charts/months-strip.tsx";
import { usePage } from "../page-context.tsx";
import { Said, SaidTogether } from "../said.tsx";
import type { SentenceKey } from "../sentences.ts";
import type { Source } from "../source-link.tsx";
import { formatPeriod, formatValue, saysAlready } from "../understood.ts";

export interface ReportColumn {
  readonly key: keyof Reports;
  readonly head: SentenceKey;
  readonly hint: SentenceKey | null;
}

/** The columns of the paper form, in its order. */
const COLUMNS: readonly ReportColumn[] = [
  { key: "period", head: "report.period", hint: "report.period.hint" },
  { key: "target", head: "report.target", hint: "report.target.hint" },
  { key: "midterm", head: "report.midterm", hint: "report.midterm.hint" },
  { key: "result", head: "report.result", hint: "report.result.hint" },
  { key: "issues", head: "report.issues", hint: null },
  { key: "grade", head: "report.grade", hint: null },
  { key: "divisions", head: "report.divisions", hint: null },
];

export const isFilled = (reports: Reports, key: keyof Reports): boolean => {
  const field = reports[key];
  return Array.isArray(field) ? field.length > 0 : field !== null;
};

/** The columns in which something stands: what nobody has reported yet takes no room from what is said. */
export function columnsOf(actions: readonly Action[]): readonly ReportColumn[] {
  const reports = actions.flatMap((action): Reports[] => [action, ...action.steps]);
  return COLUMNS.filter(({ key }) => reports.some((report) => isFilled(report, key)));
}

/** What one column says of an action or a step; null where it says nothing. */
export function ReportCell({
  reports,
  column: { key, head },
  path,
  source,
  fiscalYear,
}: {
  readonly reports: Reports;
  readonly column: ReportColumn;
  readonly path: string;
  readonly source: Source;
  readonly fiscalYear: number | null;
}): ReactNode {
  const { t, locale } = usePage();
  if (key === "period") {
    const { period } = reports;
    if (!period) return null;
    const understood = formatPeriod(period, t, locale);
    return (
      <>
        <Said text={period.text} source={source} path={`${path}/period`} of={t(head)} />
        {fiscalYear === null ? null : <MonthsStrip period={period} fiscalYear={fiscalYear} />}
        {understood === null || saysAlready(period.text, understood) ? null : <Understood>{understood}</Understood>}
      </>
    );
  }
  if (key === "target") {
    const { target } = reports;
    if (!target) return null;
    const understood = target.values
      .flatMap((value) => formatValue(value, t) ?? [])
      .filter((said) => !saysAlready(target.text, said))
      .join(t("list.comma"));
    return (
      <>
        <Said text={target.text} source={source} path={`${path}/target`} of={t(head)} />
        {understood === "" ? null : <Understood>{understood}</Understood>}
      </>
    );
  }
  if (key === "divisions")
    return reports.divisions.length === 0 ? null : (
      <SaidTogether texts={reports.divisions} source={source} path={`${path}/divisions`} of={t(head)} />
    );
  const text = reports[key];
  return text === null ? null : <Said text={text} source={source} path={`${path}/${key}`} of={t(head)} />;
}

function Understood({ children }: { readonly children: string }) {
  const { t } = usePage();
  return <span className="understood read">{t("understood.as", { understood: children })}</span>;
}
