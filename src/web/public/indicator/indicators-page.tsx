import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type PlanLink, planLink } from "../links.ts";
import { Contents } from "../node/contents.tsx";
import type { IndicatorLine } from "./indicator-line.ts";
import { IndicatorRows } from "./indicator-rows.tsx";

/** All indicators, plan by plan, in the order of the plan. */
export interface IndicatorsPage {
  readonly plans: readonly { readonly plan: PlanLink; readonly lines: readonly PlacedLine[] }[];
}

interface PlacedLine extends IndicatorLine {
  readonly node: NodeLink | null;
}

export function indicatorsPageOf(site: LinkedSite): IndicatorsPage {
  return {
    plans: site.plans.flatMap((plan) => {
      const order = new Map(site.nodesOf(plan.id).map(({ id }, i) => [id, i]));
      const placed = site.indicators.flatMap((indicator) =>
        indicator.placements.filter((one) => one.plan === plan.id).map(({ node }) => ({ indicator, node: site.find("node", node) })),
      );
      const rank = ({ node }: (typeof placed)[number]) => (node === null ? -1 : (order.get(node.id) ?? 0));
      const lines = placed
        .sort((one, other) => rank(one) - rank(other) || one.indicator.id - other.indicator.id)
        .flatMap(({ indicator, node }) =>
          site.linesOf(indicator).map((line): PlacedLine => ({ ...line, node: node === null ? null : nodeLink(node) })),
        );
      return lines.length === 0 ? [] : [{ plan: planLink(plan), lines }];
    }),
  };
}

export const indicatorsKind: PageKind<IndicatorsPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.indicators"), description: t("site.indicators.lead"), crumbs: [] }),
  Body: ({ data }) => <Indicators data={data} />,
};

function Indicators({ data: { plans } }: { readonly data: IndicatorsPage }) {
  const { t } = usePage();
  const titled = plans.map(({ plan, lines }) => ({ id: `plan-${plan.id}`, title: planTitle(plan, t), lines }));
  return (
    <>
      <PageHead title={t("site.nav.indicators")}>
        <p className="lead">{t("site.indicators.lead")}</p>
      </PageHead>
      {plans.length === 0 ? <p className="empty">{t("site.indicators.none")}</p> : null}
      {plans.length > 1 ? <Contents parts={titled} /> : null}
      {titled.map(({ id, title, lines }) => (
        <Block key={id} id={id} title={title}>
          <IndicatorRows
            caption={t("site.indicators.of", { plan: title })}
            captionHidden
            lines={lines}
            before={{ key: "node", head: t("indicator.node"), cell: ({ node }) => (node === null ? null : <ToNode node={node} />) }}
          />
        </Block>
      ))}
    </>
  );
}

function ToNode({ node }: { readonly node: NodeLink }) {
  const { to } = useSite();
  return (
    <a href={to(addressFor("node", node.id))}>
      <Words>{node.title}</Words>
    </a>
  );
}
