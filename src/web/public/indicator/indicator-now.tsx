import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { StandingWord } from "../standing/standing-word.tsx";
import type { IndicatorLine } from "./indicator-line.ts";
import { LatestSaid, ValueInYear } from "./indicator-rows.tsx";

/** Where it stands now, before anything else. */
export function IndicatorNow({ lines }: { readonly lines: readonly IndicatorLine[] }) {
  const { t } = usePage();
  return (
    <ul className="now">
      {lines.map((line) => (
        <li key={line.part ?? ""}>
          {line.part === null ? null : (
            <strong>
              <Words>{line.part}</Words>
            </strong>
          )}
          <span>
            <span className="quiet">{t("site.indicator.latest")}</span>
            <LatestSaid latest={line.latest} unit={line.unit} />
          </span>
          <span>
            <span className="quiet">{t("indicator.target")}</span>
            <LineTarget line={line} />
          </span>
          <span>
            <span className="quiet">{t("site.standing.head")}</span>
            <StandingWord standing={line.standing} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function LineTarget({ line: { target, unit } }: { readonly line: IndicatorLine }) {
  const { t } = usePage();
  return target === null ? <span className="nothing">{t("site.indicator.noTarget")}</span> : <ValueInYear value={target} unit={unit} />;
}
