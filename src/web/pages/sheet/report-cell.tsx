import type { ReactNode } from "react";
import type { FormField } from "../../../domain/form/form.ts";
import type { Reports } from "../../../domain/goal/goal.ts";
import { isFilled, ReportCell } from "../../ui/goal/report-columns.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Field, FieldBox } from "./field-box.tsx";
import { FieldSlot } from "./field-slot.tsx";
import { idOf, useSheetDesk } from "./sheet-desk.tsx";
import { CellLabel } from "./sheet-labels.tsx";
import { UnderstoodPeriod, UnderstoodTarget } from "./understood-box.tsx";

export type ReportField = FormField & { readonly field: keyof Reports };

interface CellProps {
  readonly at: string;
  /** The action or step by its name. */
  readonly of: string;
  readonly reports: Reports;
  readonly column: ReportField;
}

/** What one column says of an action or a step, to be written or only read. */
export function ReportBoxCell({ at, of, reports, column }: CellProps) {
  const { written } = useSheetDesk();
  const { field, label } = column;
  return (
    <td className={written.has(field) ? "written" : isFilled(reports, field) ? "only-read" : "only-read blank"}>
      <CellLabel field={column} />
      {written.has(field) ? (
        <ReportBox at={at} of={`${of} ${label}`} reports={reports} field={field} />
      ) : (
        <ReportText at={at} reports={reports} field={field} />
      )}
      <FieldSlot pointer={`${at}/${field}`} />
    </td>
  );
}

function ReportBox({
  at,
  of,
  reports,
  field,
}: {
  readonly at: string;
  readonly of: string;
  readonly reports: Reports;
  readonly field: keyof Reports;
}): ReactNode {
  const pointer = `${at}/${field}`;
  switch (field) {
    case "period":
      return (
        <>
          <FieldBox pointer={pointer} of={of} text={reports.period?.text ?? ""} />
          <UnderstoodPeriod pointer={pointer} of={of} period={reports.period} />
        </>
      );
    case "target":
      return (
        <>
          <FieldBox pointer={pointer} of={of} text={reports.target?.text ?? ""} />
          <UnderstoodTarget pointer={pointer} of={of} target={reports.target} />
        </>
      );
    case "divisions":
      return <DivisionsBox pointer={pointer} of={of} divisions={reports.divisions} />;
    case "grade":
      return <GradeBox pointer={pointer} of={of} grade={reports.grade} />;
    default:
      return <FieldBox pointer={pointer} of={of} text={reports[field] ?? ""} />;
  }
}

function ReportText({ at, reports, field }: { readonly at: string; readonly reports: Reports; readonly field: keyof Reports }) {
  const { fiscalYear } = useSheetDesk();
  return (
    <div className="read-only" id={idOf(`${at}/${field}`)}>
      <ReportCell
        reports={reports}
        column={{ key: field, head: `report.${field}`, hint: null }}
        path={at}
        source={() => null}
        fiscalYear={fiscalYear}
      />
    </div>
  );
}

/** A field for each division and one more; the organisation's divisions are offered. */
function DivisionsBox({
  pointer,
  of,
  divisions,
}: {
  readonly pointer: string;
  readonly of: string;
  readonly divisions: readonly string[];
}) {
  return [...divisions, ""].map((division, i) => (
    <input
      // biome-ignore lint/suspicious/noArrayIndexKey: the same division may stand there twice
      key={i}
      type="text"
      className="box"
      name={pointer}
      id={i === 0 ? idOf(pointer) : undefined}
      defaultValue={division}
      aria-label={`${of} ${i + 1}`}
      list="divisions"
      autoComplete="off"
      lang="ja"
    />
  ));
}

/** A step of the form's scale; one that is not of the scale, as an old sheet may have, is kept. */
function GradeBox({ pointer, of, grade }: { readonly pointer: string; readonly of: string; readonly grade: string | null }) {
  const { t } = usePage();
  const { form } = useSheetDesk();
  if (form.scale.length === 0) return <Field pointer={pointer} of={of} text={grade ?? ""} written short />;
  const isOther = grade !== null && !form.scale.some(({ code }) => code === grade);
  return (
    <select name={pointer} id={idOf(pointer)} aria-label={of} defaultValue={grade ?? ""} lang="ja">
      <option value="">{t("write.grade.none")}</option>
      {isOther ? <option value={grade}>{grade}</option> : null}
      {form.scale.map(({ code, label }) => (
        <option key={code} value={code}>
          {code} {label}
        </option>
      ))}
    </select>
  );
}
