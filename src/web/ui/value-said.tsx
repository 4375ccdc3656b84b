import type { Value } from "../../domain/indicator/value.ts";
import { usePage } from "./page-context.tsx";
import { SaidPart } from "./said.tsx";
import type { Source } from "./source-link.tsx";
import { formatValue, formatYear, saysAlready, withUnit } from "./understood.ts";
import { Words } from "./words.tsx";

/** A value of an indicator: as printed, then its year and what was understood, as far as the printed text does not say them. */
export function ValueSaid({
  value,
  unit,
  source,
  path,
  of,
  withYear = true,
}: {
  readonly value: Value;
  /** The indicator's unit, put behind a bare number. */
  readonly unit: string | null;
  readonly source: Source;
  readonly path: string;
  readonly of: string;
  /** False where a column of its own says the year. */
  readonly withYear?: boolean;
}) {
  const { t, locale } = usePage();
  const understood = formatValue(value, t);
  const shown = withUnit(value.text, unit);
  const year = !withYear || value.fiscalYear === null || /年/u.test(value.text) ? null : formatYear(value.fiscalYear, locale, "short");
  const remarks = [
    year,
    understood !== null && !saysAlready(shown, understood, value.unit) ? t("understood.as", { understood }) : null,
    value.cumulative ? t("understood.cumulative") : null,
    value.maintain ? t("understood.maintain") : null,
  ].filter((remark) => remark !== null);
  return (
    <span className="value">
      <SaidPart source={source} path={path} of={of}>
        <Words>{shown}</Words>
      </SaidPart>
      {remarks.length > 0 ? <span className="understood">{remarks.join(" ・ ")}</span> : null}
    </span>
  );
}
