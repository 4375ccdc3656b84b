import { byUnit, type Likened, likenessOf } from "../../../domain/indicator/alike.ts";
import { listPublishedElsewhere, type PrintedAnywhere } from "../../../store/comparison-store.ts";
import { listRules } from "../../../store/indicator-rule-store.ts";
import { type KeptIndicator, listIndicators } from "../../../store/indicator-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressFor } from "../../public/addresses.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { municipalityName } from "../municipality-name.ts";
import { type ComparedRow, ComparedTable } from "./compared-table.tsx";
import { generationsOf, printedValues } from "./generations.ts";

/**
 * An indicator beside itself: in the generations of plans, and in the other municipalities of this installation. Of other municipalities only what their plans print is
 * shown, as they published it, so that everybody may read it; the rest of their record stays with them.
 */
export async function comparePage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, t } = visit;
  const indicators = await listIndicators(db, code);
  const rules = await listRules(db, code);
  const likened = (one: KeptIndicator): Likened => ({
    name: one.name,
    unit: one.unit,
    sharedCode: rules.get(one.id)?.rule.sharedCode ?? null,
  });
  const asked = query.get("indicator");
  if (asked === null)
    return {
      kind: "page",
      title: t("compare.title"),
      crumbs: [{ title: t("overview.title"), href: addressOf("progress", { code }) }],
      body: <Choices indicators={indicators} />,
    };
  const indicator = indicators.find(({ id }) => id === readId(asked));
  if (!indicator) return missing("missing.indicator");
  const own = likened(indicator);
  const alike = indicators.filter((one) => one.id === indicator.id || likenessOf(own, likened(one)) !== null);
  const elsewhere = await listPublishedElsewhere(db, code, own);
  return {
    kind: "page",
    title: t("compare.of", { name: indicator.name }),
    crumbs: [
      { title: t("overview.title"), href: addressOf("progress", { code }) },
      { title: t("compare.title"), href: addressOf("compare", { code }) },
    ],
    landscape: true,
    body: <Compared indicator={indicator} alike={alike} elsewhere={elsewhere} own={municipalityName(visit.municipality, t)} />,
  };
}

function Choices({ indicators }: { readonly indicators: readonly KeptIndicator[] }) {
  const { t, code } = usePage();
  return (
    <>
      <PageHead title={t("compare.title")}>
        <p className="lead">{t("compare.lead")}</p>
      </PageHead>
      {indicators.length === 0 ? <Empty>{t("overview.none")}</Empty> : null}
      <ul className="items">
        {indicators.map(({ id, name }) => (
          <li key={id}>
            <a href={addressOf("compare", { code: code ?? "" }, { indicator: id })}>
              <Words>{name}</Words>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Compared({
  indicator,
  alike,
  elsewhere,
  own,
}: {
  readonly indicator: KeptIndicator;
  readonly alike: readonly KeptIndicator[];
  readonly elsewhere: readonly PrintedAnywhere[];
  /** Name of the municipality. */
  readonly own: string;
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  const generations = byUnit(generationsOf(alike, code, t));
  const ownRow: ComparedRow = {
    ...{ key: `own ${indicator.id}`, from: own, name: indicator.name, unit: indicator.unit, note: indicator.note },
    href: addressOf("indicator", { code, indicator: indicator.id }),
    values: printedValues(indicator),
  };
  const theirs = elsewhere.map(
    (one): ComparedRow => ({
      ...{
        key: `${one.municipality} ${one.id}`,
        from: one.municipalityName ?? one.municipality,
        name: one.name,
        unit: one.unit,
        note: one.note,
      },
      ...{ href: `${addressOf("publicSite", { code: one.municipality })}${addressFor("indicator", one.id)}`, values: one.values },
    }),
  );
  const others = theirs.length === 0 ? [] : byUnit([ownRow, ...theirs]);
  return (
    <>
      <PageHead eyebrow={t("compare.title")} title={<Words>{indicator.name}</Words>} />
      <Block title={t("compare.generations")}>
        <p className="quiet">{t("compare.generations.about")}</p>
        {generations.length > 1 ? <p className="quiet">{t("compare.chart.units-differ")}</p> : null}
        {generations.map((rows, i) => (
          <ComparedTable key={rows[0]?.key} id={`generations-${i}`} rows={rows} from={t("overview.plan")} />
        ))}
      </Block>
      <Block title={t("compare.elsewhere")}>
        <p className="quiet">{t("compare.elsewhere.about")}</p>
        {others.length === 0 ? <Empty>{t("compare.elsewhere.none")}</Empty> : null}
        {others.length > 1 ? <p className="quiet">{t("compare.chart.units-differ")}</p> : null}
        {others.map((rows, i) => (
          <ComparedTable key={rows[0]?.key} id={`elsewhere-${i}`} rows={rows} from={t("compare.municipality")} />
        ))}
      </Block>
    </>
  );
}
