import { comparedLines } from "../../../domain/chart/compared-lines.ts";
import type { PrintedAnywhere } from "../../../store/comparison-store.ts";
import { usePage } from "../../ui/page-context.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { formatYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { ComparedChart } from "./compared-chart.tsx";

export type ComparedValue = PrintedAnywhere["values"][number];

/** What is printed of an indicator in one place, beside the others of its unit. */
export interface ComparedRow {
  readonly key: string;
  /** The plan, or the municipality. */
  readonly from: string;
  readonly name: string;
  readonly href: string;
  readonly unit: string | null;
  /** How it is defined, as printed. */
  readonly note: string | null;
  readonly values: readonly ComparedValue[];
}

const ROLES = ["baseline", "interim", "target"] as const;

/** Rows of one unit, with their chart: other units stand in tables of their own. */
export function ComparedTable({ id, rows, from }: { readonly id: string; readonly rows: readonly ComparedRow[]; readonly from: string }) {
  const { t, locale } = usePage();
  const unit = rows[0]?.unit ?? null;
  const compared = comparedLines(rows);
  const lines = compared.kind === "lines" ? compared.lines : [];
  const numbers = new Map(lines.map(({ key, number }) => [key, number]));
  return (
    <div className="table-group">
      {compared.kind === "none" ? (
        <p className="quiet">{t(`compare.chart.${compared.why}`)}</p>
      ) : (
        <figure className="chart-figure">
          <ComparedChart id={id} lines={lines} names={new Map(rows.map((row) => [row.key, `${row.from} ${row.name}`]))} />
          <figcaption className="quiet">
            {t("compare.chart.about")}
            {compared.left === 0 ? null : t("compare.chart.left", { count: compared.left })}
          </figcaption>
        </figure>
      )}
      <Table
        caption={unit === null ? t("compare.noUnit") : t("compare.unit", { unit })}
        columns={[
          ...(lines.length === 0
            ? []
            : [{ key: "line", head: t("compare.chart.number"), short: true, cell: ({ key }: ComparedRow) => numbers.get(key) ?? "－" }]),
          {
            key: "name",
            head: t("indicator.name"),
            cell: ({ name, href }: ComparedRow) => (
              <a href={href}>
                <Words>{name}</Words>
              </a>
            ),
          },
          { key: "from", head: from, cell: (row) => <Words>{row.from}</Words> },
          { key: "unit", head: t("indicator.unit"), short: true, cell: (row) => row.unit },
          ...ROLES.map(
            (role): Column<ComparedRow> => ({
              ...{ key: role, head: t(`role.${role}`) },
              cell: ({ values }) =>
                values
                  .filter((value) => value.role === role)
                  .map(({ text, fiscalYear, unit: own }) => (
                    <span className="line" key={`${fiscalYear} ${text}`}>
                      {withUnit(text, own)}
                      {fiscalYear === null ? null : <span className="quiet">（{formatYear(fiscalYear, locale, "short")}）</span>}
                    </span>
                  )),
            }),
          ),
          { key: "note", head: t("indicator.note"), cell: ({ note }) => (note === null ? null : <Words>{note}</Words>) },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </div>
  );
}
