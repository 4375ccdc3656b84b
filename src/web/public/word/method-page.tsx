import { FORMULAS } from "../../../domain/indicator/indicator-definition.ts";
import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import { STANDING_KINDS, StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { ScaleTable } from "./scale-table.tsx";

/** How progress is computed, and by what it is graded. */
export interface MethodPage {
  /** Those by which something is graded. */
  readonly scales: readonly GradeScale[];
}

export function methodPageOf({ indicators, scales }: LinkedSite): MethodPage {
  const used = new Set(indicators.flatMap(({ results }) => results.map(({ grade }) => grade.scale)));
  const own = scales.map(({ scale }) => scale);
  return { scales: [...own, ...GRADE_SCALES.filter(({ id }) => used.has(id) && !own.some((one) => one.id === id))] };
}

export const methodKind: PageKind<MethodPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.method"), description: t("site.method.lead"), crumbs: [] }),
  Body: MethodBody,
};

function MethodBody({ data: { scales } }: { readonly data: MethodPage }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.method")}>
        <p className="lead">{t("site.method.lead")}</p>
      </PageHead>
      <Block id="formulas" title={t("site.method.formulas")}>
        <p>{t("site.method.formulas.lead")}</p>
        <Table
          caption={t("site.method.formulas")}
          captionHidden
          rows={FORMULAS}
          rowKey={(formula) => formula}
          columns={[
            { key: "formula", head: t("site.indicator.formula"), cell: (formula) => t(`formula.${formula}`) },
            { key: "when", head: t("site.method.when"), cell: (formula) => t(`site.method.when.${formula}`) },
          ]}
        />
        <p className="after">{t("site.method.rounding")}</p>
      </Block>
      <Block id="standings" title={t("site.method.standings")}>
        <p>{t("site.method.standings.lead")}</p>
        <Table
          caption={t("site.method.standings")}
          captionHidden
          rows={STANDING_KINDS}
          rowKey={(kind) => kind}
          columns={[
            {
              ...{ key: "standing", head: t("site.standing.head") },
              cell: (kind) => (
                <span className="standing-head">
                  <StandingSwatch kind={kind} />
                  {t(`standing.${kind}`)}
                </span>
              ),
            },
            { key: "means", head: t("site.method.means"), cell: (kind) => t(`site.method.standing.${kind}`) },
          ]}
        />
      </Block>
      <Block id="values" title={t("site.method.values")}>
        <ul className="items">
          {(["preliminary", "pending", "unavailable", "not-applicable"] as const).map((status) => (
            <li key={status}>
              <strong>{t(`actual.status.${status}`)}</strong> {t(`site.method.value.${status}`)}
            </li>
          ))}
        </ul>
      </Block>
      {scales.length === 0 ? null : (
        <Block id="scales" title={t("site.method.scales")}>
          <p>{t("site.method.scales.lead")}</p>
          {scales.map((scale) => (
            <ScaleTable key={`${scale.id} ${scale.validFrom ?? ""}`} scale={scale} />
          ))}
        </Block>
      )}
    </>
  );
}
