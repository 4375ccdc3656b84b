import { formatDate } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Facts } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { ContactLines } from "../word/contact-lines.tsx";
import results from "./accessibility-results.json" with { type: "json" };
import { TESTED_KINDS, type TestedKind } from "./tested-kinds.ts";

interface Found {
  readonly kind: TestedKind;
  readonly narrow: number;
  readonly wide: number;
  readonly validator: number;
}

/** What the tests found on each kind of page: they write it (CONTRIBUTING.md). A kind that is new is not told of until they did. */
const KINDS: Partial<Readonly<Record<TestedKind, Omit<Found, "kind">>>> = results.kinds;
const FOUND: readonly Found[] = TESTED_KINDS.flatMap((kind) => {
  const found = KINDS[kind];
  return found === undefined ? [] : [{ kind, ...found }];
});

/** The statement that みんなの公共サイト運用ガイドライン asks for, with the results of the tests. */
export const accessibilityKind: PageKind<null> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.accessibility"), description: t("site.accessibility.lead"), crumbs: [] }),
  Body: Accessibility,
};

function Accessibility() {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <>
      <PageHead title={t("site.nav.accessibility")}>
        <p className="lead">{t("site.accessibility.lead")}</p>
      </PageHead>
      <Block id="policy" title={t("site.accessibility.policy")}>
        <Facts
          facts={[
            [t("site.accessibility.standard"), t("site.accessibility.standard.said")],
            [t("site.accessibility.level"), t("site.accessibility.level.said")],
            [t("site.accessibility.scope"), t("site.accessibility.scope.said")],
            [t("site.accessibility.techniques"), t("site.accessibility.techniques.said")],
            [t("site.accessibility.chosen"), t("site.accessibility.chosen.said")],
            [t("site.accessibility.day"), formatDate(results.testedOn, locale)],
          ]}
        />
      </Block>
      <Block id="results" title={t("site.accessibility.results")}>
        <p>{t("site.accessibility.results.lead", { axe: results.axe, validator: results.validator })}</p>
        <Table
          caption={t("site.accessibility.results")}
          captionHidden
          stacking={false}
          rows={FOUND}
          rowKey={({ kind }) => kind}
          columns={[
            { key: "kind", head: t("site.accessibility.kind"), cell: ({ kind }) => t(`site.accessibility.kind.${kind}`) },
            ...(["narrow", "wide", "validator"] as const).map((test) => ({
              ...{ key: test, head: t(`site.accessibility.test.${test}`), short: true },
              cell: (found: Found) => t("site.accessibility.found", { count: found[test] }),
            })),
          ]}
        />
        <p className="after">{t("site.accessibility.limits")}</p>
      </Block>
      <Block id="features" title={t("site.accessibility.features")}>
        <ul className="items">
          {(["text", "keyboard", "script", "colour", "charts", "readings"] as const).map((feature) => (
            <li key={feature}>{t(`site.accessibility.feature.${feature}`)}</li>
          ))}
        </ul>
      </Block>
      <Block id="contact" title={t("site.accessibility.contact")}>
        <p>{t("site.accessibility.contact.lead")}</p>
        <ContactLines />
        <p className="after">
          <a href={to(PAGES.home)}>{t("site.home")}</a>
        </p>
      </Block>
    </>
  );
}
