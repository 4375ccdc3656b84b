import type { PrintedAnywhere } from "../../../store/comparison-store.ts";
import { usePage } from "../../ui/page-context.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { formatYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

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

/** Rows of one unit: other units stand in tables of their own. */
export function ComparedTable({ rows, from }: { readonly rows: readonly ComparedRow[]; readonly from: string }) {
  const { t, locale } = usePage();
  const unit = rows[0]?.unit ?? null;
  return (
    <div className="table-group">
      <Table
        caption={unit === null ? t("compare.noUnit") : t("compare.unit", { unit })}
        columns={[
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
