import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { formatMeasuredYear, formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { rowTitle } from "./grid-row.ts";
import type { LeftCell } from "./posted-cells.ts";
import type { UnitName } from "./value-links.ts";

/** Says what was typed and cannot be saved any more, and why: nothing of it is dropped in silence. */
export function LeftCells({ left, unitName }: { readonly left: readonly LeftCell[]; readonly unitName: UnitName }) {
  const { t, locale } = usePage();
  if (left.length === 0) return null;
  return (
    <Notice attention status>
      <p>{t("values.left")}</p>
      <ul>
        {left.map(({ key, year, typed, row, why }) => (
          <li key={key}>
            {row === null ? t("values.left.someIndicator") : <Words>{why === "no-part" ? row.indicator.name : rowTitle(row)}</Words>}{" "}
            {row === null ? formatYear(year, locale, "short") : formatMeasuredYear({ kind: row.rule.yearKind, year }, locale, "short")}：
            <b>
              {[
                typed.text,
                typed.status === null || typed.status === "final" ? "" : t(`actual.status.${typed.status}`),
                typed.asOf,
                typed.note,
              ]
                .filter((said) => said.trim() !== "")
                .join("　")}
            </b>
            <span className="line">{t(`values.left.${why}`, { unit: row === null ? "" : row.units.map(unitName).join("、") })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
