import type { ReactNode } from "react";
import type { Actual } from "../../../domain/indicator/actual.ts";
import { groupedText } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { formatMeasuredYear, withoutYear, withUnit } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import { StandingWord } from "../standing/standing-word.tsx";
import type { IndicatorLine, LineValue } from "./indicator-line.ts";

/** Indicators in a table: from where, to where, how far, and how that stands. */
export function IndicatorRows<Line extends IndicatorLine>({
  caption,
  captionHidden = false,
  lines,
  before = null,
}: {
  readonly caption: ReactNode;
  readonly captionHidden?: boolean;
  readonly lines: readonly Line[];
  /** A column between the name and the values. */
  readonly before?: Column<Line> | null;
}) {
  const { t } = usePage();
  const columns: (Column<Line> | null)[] = [
    { key: "name", head: t("indicator.name"), cell: (line) => <Name line={line} /> },
    before,
    { key: "baseline", head: t("indicator.baseline"), short: true, cell: ({ baseline, unit }) => valueCell(baseline, unit) },
    {
      key: "latest",
      head: t("site.indicator.latest"),
      short: true,
      cell: ({ latest, unit }) => <LatestSaid latest={latest} unit={unit} />,
    },
    { key: "target", head: t("indicator.target"), short: true, cell: ({ target, unit }) => valueCell(target, unit) },
    { key: "standing", head: t("site.standing.head"), short: true, cell: ({ standing }) => <StandingWord standing={standing} /> },
  ];
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      rows={lines}
      rowKey={({ id, part }) => `${id} ${part ?? ""}`}
      columns={columns.filter((column) => column !== null)}
    />
  );
}

function Name({ line: { id, name, part, strategyKpi } }: { readonly line: IndicatorLine }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <>
      <a href={to(addressFor("indicator", id))}>
        <Words>{part === null ? name : t("chart.ofPart", { name, part })}</Words>
      </a>
      {strategyKpi ? (
        <>
          {" "}
          <Badge strong>{t("indicator.kpi")}</Badge>
        </>
      ) : null}
    </>
  );
}

/** Null where there is none, so that the cell is known to be blank. */
function valueCell(value: LineValue | null, unit: string | null): ReactNode {
  return value === null ? null : <ValueInYear value={value} unit={unit} />;
}

export function ValueInYear({ value: { text, year }, unit }: { readonly value: LineValue; readonly unit: string | null }) {
  const { locale } = usePage();
  const said = year === null ? text : withoutYear(text, year);
  return (
    <span className="value">
      <b className="plain">
        <Words>{withUnit(said, unit)}</Words>
      </b>
      {year === null || /年/u.test(said) ? null : <span className="understood">{formatMeasuredYear(year, locale, "short")}</span>}
    </span>
  );
}

/** The newest that is known of an indicator, with its year, and whether it is still 速報. */
export function LatestSaid({ latest, unit }: { readonly latest: Actual | null; readonly unit: string | null }) {
  const { t, locale } = usePage();
  if (latest === null) return <span className="nothing">{t("site.indicator.noActual")}</span>;
  const year = formatMeasuredYear(latest.year, locale, "short");
  const measured = "measured" in latest ? latest.measured : null;
  return (
    <span className="value">
      <b>{measured === null ? t(`actual.status.${latest.status}`) : <Words>{withUnit(groupedText(measured.text), unit)}</Words>}</b>
      <span className="understood">
        {year}
        {latest.status === "preliminary" ? ` ・ ${t("actual.status.preliminary")}` : ""}
      </span>
    </span>
  );
}
