import { cellName } from "../../../documents/layout.ts";
import { typedActual } from "../../../domain/indicator/typed-actual.ts";
import { LONGEST_REMARK } from "../../../use-cases/indicator/enter-actuals.ts";
import type { TableFile } from "../../../use-cases/indicator/read-table-file.ts";
import type { LeftRow, TableFault, TablePreview, TakenRow } from "../../../use-cases/indicator/take-value-table.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { formatMeasuredYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { valueFaultSaid } from "./value-fault-said.ts";

interface Given {
  readonly preview: TablePreview;
  /** The table, as it is sent back to be written. */
  readonly text: string;
  readonly chosen: ReadonlyMap<number, number>;
  readonly file: (TableFile & { readonly name: string }) | null;
  readonly reason: string;
  readonly errors: readonly FieldError[];
  readonly changed: boolean;
}

/** What a table would change, what in it is wrong, and every row that is not taken. */
export function TablePreviewed({ preview, text, chosen, file, reason, errors, changed }: Given) {
  const { t, code } = usePage();
  const { changes, same, faults, left } = preview;
  const canWrite = faults.length === 0 && changes.length > 0;
  return (
    <>
      <PageHead title={t("valueTable.preview")}>
        {file === null ? null : (
          <p>
            <Words>{file.sheet === null ? file.name : t("valueTable.sheet", { file: file.name, sheet: file.sheet })}</Words>
            {file !== null && file.others.length > 0 ? (
              <span className="line">{t("valueTable.otherSheets", { sheets: file.others.join("、") })}</span>
            ) : null}
          </p>
        )}
      </PageHead>
      <ErrorSummary errors={errors} />
      <Notice attention status>
        {changed ? <p>{t("valueTable.changed")}</p> : null}
        <p>{t("valueTable.would", { changes: changes.length, same, faults: faults.length, left: left.length })}</p>
      </Notice>
      {faults.length === 0 ? null : <Faults faults={faults} />}
      <form method="post" action={addressOf("takeValueTable", { code: code ?? "" })}>
        <input type="hidden" name="table" value={text} />
        <input type="hidden" name="digest" value={preview.digest} />
        {left.length === 0 ? null : <Left left={left} />}
        {[...chosen]
          .filter(([row]) => !left.some((one) => one.row.row === row))
          .map(([row, id]) => (
            <input key={row} type="hidden" name={`as.${row}`} value={id} />
          ))}
        <Unread preview={preview} />
        <Block title={t("valueTable.changes")}>
          {changes.length === 0 ? <Empty>{t("valueTable.changes.none")}</Empty> : <Changes changes={changes} />}
        </Block>
        {changes.some(({ before }) => before !== null) ? (
          <TextField
            id="reason"
            label={t("values.reason")}
            hint={t("valueTable.reason.hint")}
            errors={errors}
            maxLength={LONGEST_REMARK}
            defaultValue={reason}
          />
        ) : null}
        <p className="actions-line">
          {canWrite ? (
            <button className="button" type="submit" name="act" value="write">
              {t(left.length > 0 ? "valueTable.writeWithout" : "valueTable.write", { count: changes.length })}
            </button>
          ) : null}
          <a className="button second" href={addressOf("valueTable", { code: code ?? "" })}>
            {t("valueTable.again")}
          </a>
        </p>
      </form>
    </>
  );
}

const nameOf = ({ name, part }: TakenRow): string => (part === null ? name : `${name}（${part.name}）`);

function faultSaid(fault: TableFault, t: Sentences): string {
  switch (fault.kind) {
    case "twice":
      return t("valueTable.fault.twice", { cell: cellName(fault.other.row, fault.other.column) });
    case "unknown-status":
      return t("valueTable.fault.unknown-status", { status: fault.status });
    case "no-value":
    case "value-and-status":
      return t(`values.fault.${fault.kind}`);
    default:
      return valueFaultSaid(fault, t);
  }
}

function Faults({ faults }: Pick<TablePreview, "faults">) {
  const { t, locale } = usePage();
  return (
    <Block id="faults" title={t("valueTable.faults")}>
      <p>{t("valueTable.faults.lead")}</p>
      <Table
        caption={t("valueTable.faults")}
        captionHidden
        rows={faults}
        rowKey={({ row, column }, i) => `${row} ${column} ${i}`}
        columns={[
          { key: "cell", head: t("valueTable.cell"), cell: ({ row, column }) => cellName(row, column) },
          { key: "of", head: t("indicator.name"), cell: ({ of }) => <Words>{nameOf(of)}</Words> },
          {
            key: "year",
            short: true,
            head: t("valueTable.year"),
            cell: ({ of, year }) =>
              Number.isInteger(year) ? formatMeasuredYear({ kind: of.row.rule.yearKind, year }, locale, "short") : "",
          },
          { key: "text", short: true, head: t("valueTable.says"), cell: ({ text }) => <Words>{text}</Words> },
          { key: "fault", head: t("valueTable.wrong"), cell: ({ fault }) => faultSaid(fault, t) },
        ]}
      />
    </Block>
  );
}

/** Rows that are not taken, each with what it could have meant. */
function Left({ left }: { readonly left: readonly LeftRow[] }) {
  const { t } = usePage();
  return (
    <Block title={t("valueTable.left")}>
      <p>{t("valueTable.left.lead")}</p>
      <Table
        caption={t("valueTable.left")}
        captionHidden
        rows={left}
        rowKey={({ row }) => row.row}
        columns={[
          { key: "row", head: t("valueTable.row"), cell: ({ row }) => t("valueTable.rowNumber", { number: row.row + 1 }) },
          {
            key: "name",
            head: t("valueTable.named"),
            cell: ({ row }) => (
              <Words>{withUnitNamed([row.code, row.name, row.part].filter((one) => one !== "").join(" "), row.unit)}</Words>
            ),
          },
          { key: "why", head: t("valueTable.why"), cell: ({ why }) => t(`valueTable.left.${why}`) },
          { key: "as", head: t("valueTable.as"), cell: (one) => <Choice {...one} /> },
        ]}
      />
      <p className="actions-line after">
        <button className="button second" type="submit">
          {t("valueTable.choose")}
        </button>
      </p>
    </Block>
  );
}

/** Both sides of a choice name their unit: whoever chooses sees where they differ. */
const withUnitNamed = (name: string, unit: string | null): string => (unit === null || unit === "" ? name : `${name}（${unit}）`);

function Choice({ row, why, nearest }: LeftRow) {
  const { t } = usePage();
  const ids = [...new Map(nearest.map((one) => [one.id, one])).values()];
  if (ids.length === 0) return t("valueTable.noneNear");
  return (
    <select
      name={`as.${row.row}`}
      defaultValue={why === "passed-over" ? "0" : ""}
      className="short-input"
      aria-label={t("valueTable.asOf", { name: row.name })}
    >
      <option value="">{t("valueTable.notTaken")}</option>
      {ids.map((one) => (
        <option key={one.id} value={one.id}>
          {withUnitNamed(one.name, one.unit)}
        </option>
      ))}
    </select>
  );
}

/** Columns and lines that say something and are not read: told, so that nobody takes them for taken. */
function Unread({ preview: { table } }: Pick<Given, "preview">) {
  const { t } = usePage();
  if (table.unread.length === 0 && table.nameless.length === 0) return null;
  return (
    <Block title={t("valueTable.unread")}>
      <ul>
        {table.unread.map(({ column, head }) => (
          <li key={column}>
            {t("valueTable.unread.column", {
              column: cellName(0, column).replace(/\d+$/u, ""),
              head: head === "" ? t("valueTable.headless") : head,
            })}
          </li>
        ))}
        {table.nameless.map(({ row, text }) => (
          <li key={row}>{t("valueTable.unread.row", { number: row + 1, text })}</li>
        ))}
      </ul>
    </Block>
  );
}

function Changes({ changes }: Pick<TablePreview, "changes">) {
  const { t, locale } = usePage();
  const saidOf = (status: string, typed: string) => (status === "withdrawn" || typed === "" ? t("values.notGiven") : typed);
  return (
    <Table
      caption={t("valueTable.changes")}
      captionHidden
      rows={changes}
      rowKey={({ row, column }) => `${row} ${column}`}
      columns={[
        { key: "of", head: t("indicator.name"), cell: ({ of }) => <Words>{nameOf(of)}</Words> },
        {
          key: "year",
          short: true,
          head: t("valueTable.year"),
          cell: ({ of, year }) => formatMeasuredYear({ kind: of.row.rule.yearKind, year }, locale, "short"),
        },
        {
          key: "before",
          short: true,
          figure: true,
          head: t("valueTable.before"),
          cell: ({ before }) => (before === null ? t("values.notGiven") : saidOf(before.status, typedActual(before))),
        },
        { key: "after", short: true, figure: true, head: t("valueTable.after"), cell: ({ after }) => <b>{typedActual(after)}</b> },
        { key: "cell", short: true, head: t("valueTable.cell"), cell: ({ row, column }) => cellName(row, column) },
      ]}
    />
  );
}
