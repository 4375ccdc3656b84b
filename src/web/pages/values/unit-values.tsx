import { ACTUAL_STATUSES } from "../../../domain/indicator/actual.ts";
import { typedActual } from "../../../domain/indicator/typed-actual.ts";
import { LONGEST_REMARK } from "../../../use-cases/indicator/enter-actuals.ts";
import type { ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { addressOf } from "../../routes.ts";
import { formatDate, formatMoment } from "../../ui/dates.ts";
import { ErrorSummary, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { formatMeasuredYear, formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { cellKey, keptCell, rowTitle, writeWas } from "./grid-row.ts";
import { LeftCells } from "./left-cells.tsx";
import type { Posted } from "./posted-values.ts";
import { NamedRow, ValueBefore } from "./row-cells.tsx";
import type { Shown } from "./shown-values.ts";
import type { UnitName } from "./value-links.ts";

interface Given {
  readonly unit: number;
  readonly name: string;
  readonly rows: readonly ValueRow[];
  readonly shown: Shown;
  readonly posted: Posted | null;
  readonly unitName: UnitName;
}

/** The entry grid of a unit: a row for each indicator and part, the year that is asked for open, those before beside it. */
export function UnitValues({ unit, name, rows, shown, posted, unitName }: Given) {
  const { t, locale } = usePage();
  const { only, open, asked } = shown;
  const due = asked.get(open);
  return (
    <>
      <PageHead
        eyebrow={only === null ? null : <Words>{only.name}</Words>}
        title={t("values.unitTitle", { unit: name, year: formatYear(open, locale) })}
      >
        <p className="lead">{t(only === null ? "values.grid.lead" : "values.grid.only")}</p>
        {due === undefined ? null : <p>{t("values.grid.due", { due: formatDate(due, locale) })}</p>}
      </PageHead>
      <ErrorSummary errors={posted?.errors ?? []} />
      {posted !== null && posted.stale.length > 0 ? (
        <Notice attention status>
          <p>{t("values.stale", { count: posted.stale.length })}</p>
        </Notice>
      ) : null}
      <LeftCells left={posted?.left ?? []} unitName={unitName} />
      {rows.length === 0 ? null : <Grid {...{ unit, name, rows, shown, posted, unitName }} />}
    </>
  );
}

/** The fields of all rows, with what leads to other years and to files. */
function Grid({ unit, name, rows, shown, posted, unitName }: Given) {
  const { t, code, locale } = usePage();
  const { only, open, before, all } = shown;
  const address = { code: code ?? "", unit };
  const indicator = only?.id ?? null;
  return (
    <>
      <nav className="actions-line" aria-label={t("values.years")}>
        {before.map((year) => (
          <a key={year} href={addressOf("unitValues", address, { year, indicator })}>
            {t("values.toYear", { year: formatYear(year, locale, "short") })}
          </a>
        ))}
        <a href={addressOf("unitValues", address, { year: open, all: all ? null : 1, indicator })}>
          {t(all ? "values.closeBefore" : "values.openBefore")}
        </a>
        {indicator === null ? (
          <>
            <a href={addressOf("valueExport", { code: code ?? "" }, { unit, format: "xlsx" })}>{t("values.export.xlsx")}</a>
            <a href={addressOf("valueExport", { code: code ?? "" }, { unit, format: "csv" })}>{t("values.export.csv")}</a>
            <a href={addressOf("valueTable", { code: code ?? "" })}>{t("valueTable.title")}</a>
          </>
        ) : (
          <>
            <a href={addressOf("unitValues", address, { year: open })}>{t("values.ofUnit", { unit: name })}</a>
            <a href={addressOf("indicator", { code: code ?? "", indicator })}>{t("rule.toIndicator")}</a>
          </>
        )}
      </nav>
      <form
        method="post"
        action={addressOf("saveUnitValues", address)}
        className="values-form"
        data-island="values"
        data-refused={posted === null ? undefined : ""}
        data-said-pasted={t("values.pasted")}
        data-said-outside={t("values.pasted.outside")}
        data-said-unknown={t("values.pasted.unknown")}
        data-said-undone={t("values.pasted.undone")}
        data-said-undo={t("values.pasted.undo")}
      >
        <input type="hidden" name="year" value={open} />
        {all ? <input type="hidden" name="all" value="1" /> : null}
        {indicator === null ? null : <input type="hidden" name="indicator" value={indicator} />}
        <Table
          caption={t("values.grid.caption", { unit: name })}
          captionHidden
          rows={rows}
          rowKey={(row) => cellKey(row, open)}
          columns={columnsOf({ shown, posted, unitName }, { t, locale })}
        />
        <TextField
          id="reason"
          label={t("values.reason")}
          hint={t("values.reason.hint")}
          errors={(posted?.errors ?? []).map(({ field, beside }) => ({ field, message: beside }))}
          maxLength={LONGEST_REMARK}
          defaultValue={posted?.reason ?? ""}
        />
        <p className="actions-line values-save">
          <button className="button" type="submit">
            {t("values.save")}
          </button>
          <strong className="one-line" role="status" data-unsaved="" hidden>
            {t("values.unsaved")}
          </strong>
          {indicator === null ? <span className="quiet">{t("values.save.hint")}</span> : null}
        </p>
      </form>
    </>
  );
}

type Speaking = Pick<ReturnType<typeof usePage>, "t" | "locale">;

function columnsOf({ shown, posted, unitName }: Pick<Given, "shown" | "posted" | "unitName">, { t, locale }: Speaking): Column<ValueRow>[] {
  const { open, before, all } = shown;
  const ofYear = (year: number): Column<ValueRow> => ({
    ...{ key: `y${year}`, short: true, figure: year !== open && !all, head: formatYear(year, locale, "short") },
    cell: (row) =>
      all || year === open ? (
        <ValueField row={row} year={year} withStatus={year === open} posted={posted} />
      ) : (
        <ValueBefore row={row} year={year} />
      ),
  });
  return [
    { key: "name", head: t("indicator.name"), cell: (row) => <NamedRow row={row} open={open} unitName={unitName} /> },
    ...[...before, open].map(ofYear),
    { key: "status", short: true, head: t("values.status"), cell: (row) => <StatusField row={row} year={open} posted={posted} /> },
    { key: "asOf", short: true, head: t("values.asOf"), cell: (row) => <TextCell field="d" row={row} year={open} posted={posted} /> },
    { key: "note", head: t("values.note"), cell: (row) => <TextCell field="n" row={row} year={open} posted={posted} /> },
  ];
}

interface FieldGiven {
  readonly row: ValueRow;
  readonly year: number;
  readonly posted: Posted | null;
}

function contentOf({ row, year, posted }: FieldGiven, withStatus: boolean) {
  const kept = row.said.get(year) ?? null;
  const was = keptCell(kept, withStatus);
  const typed = posted?.cells.get(cellKey(row, year)) ?? null;
  return { kept, was: typed?.was ?? was, typed: typed?.typed ?? was, base: typed?.base ?? kept?.number ?? 0 };
}

const errorOf = (posted: Posted | null, id: string) => posted?.errors.find(({ field }) => field === id) ?? null;

/** The value of a year, with what belongs to it unseen: what stood there, and which version it was. */
function ValueField({ withStatus, ...given }: FieldGiven & { readonly withStatus: boolean }) {
  const { t, locale } = usePage();
  const { row, year, posted } = given;
  const key = cellKey(row, year);
  const id = `t.${key}`;
  const { was, typed, base } = contentOf(given, withStatus);
  const error = errorOf(posted, id);
  const theirs =
    posted?.stale.find((one) => one.indicatorId === row.indicator.id && one.part === (row.part?.key ?? "") && one.year === year) ?? null;
  const described = [error === null ? null : `${id}-error`, theirs === null ? null : `${id}-theirs`]
    .filter((one) => one !== null)
    .join(" ");
  return (
    <>
      {/* Whoever saves again after having seen what others said says it in its place. */}
      <input type="hidden" name={`b.${key}`} value={theirs?.number ?? base} />
      <input type="hidden" name={`w.${key}`} value={writeWas(was)} />
      <input
        type="text"
        className="values-input figure"
        id={id}
        name={id}
        defaultValue={typed.text}
        maxLength={400}
        autoComplete="off"
        aria-label={t("values.field.text", {
          indicator: rowTitle(row),
          year: formatMeasuredYear({ kind: row.rule.yearKind, year }, locale, "short"),
        })}
        aria-invalid={error ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
        data-cell={year}
      />
      {error === null ? null : (
        <span className="field-error" id={`${id}-error`}>
          {error.beside}
        </span>
      )}
      {theirs === null ? null : (
        <span className="line values-theirs" id={`${id}-theirs`}>
          {t("values.theirs", {
            by: theirs.by ?? "",
            at: formatMoment(theirs.at, locale),
            value: typedActual(theirs) || t("values.notGiven"),
          })}
        </span>
      )}
    </>
  );
}

function StatusField(given: FieldGiven) {
  const { t } = usePage();
  const name = `s.${cellKey(given.row, given.year)}`;
  const { typed } = contentOf(given, true);
  return (
    <select
      name={name}
      id={name}
      className="values-input"
      defaultValue={typed.status ?? "final"}
      aria-label={t("values.field.status", { indicator: rowTitle(given.row) })}
      data-cell="s"
    >
      {STATUS_ORDER.map((status) => (
        <option key={status} value={status}>
          {t(`actual.status.${status}`)}
        </option>
      ))}
    </select>
  );
}

/** The most usual first. */
const STATUS_ORDER = ACTUAL_STATUSES.toSorted((one, other) => Number(other === "final") - Number(one === "final"));

/** d: as of which day. n: a note; of what cannot be calculated, why. */
function TextCell({ field, ...given }: FieldGiven & { readonly field: "d" | "n" }) {
  const { t } = usePage();
  const { row, year, posted } = given;
  const id = `${field}.${cellKey(row, year)}`;
  const { typed } = contentOf(given, true);
  const error = errorOf(posted, id);
  return (
    <>
      <input
        type="text"
        className="values-input"
        id={id}
        name={id}
        defaultValue={field === "d" ? typed.asOf : typed.note}
        maxLength={field === "d" ? 20 : LONGEST_REMARK}
        autoComplete="off"
        placeholder={field === "d" ? "2026-03-31" : undefined}
        aria-label={t(field === "d" ? "values.field.asOf" : "values.field.note", { indicator: rowTitle(row) })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error === null ? undefined : `${id}-error`}
        data-cell={field}
      />
      {error === null ? null : (
        <span className="field-error" id={`${id}-error`}>
          {error.beside}
        </span>
      )}
    </>
  );
}
