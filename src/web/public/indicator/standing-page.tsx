import type { StandingCounts } from "../../../domain/progress/roll-up.ts";
import type { Standing } from "../../../domain/progress/standing.ts";
import { STANDING_KINDS, StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { formatNumber } from "../../ui/numbers.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor, PAGES, standingAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink } from "../links.ts";
import { countsOf } from "../node/node-data.ts";
import type { IndicatorLine } from "./indicator-line.ts";
import { IndicatorRows } from "./indicator-rows.tsx";

/** All indicators of which the same is said: what is behind, in one list. */
export interface StandingPage {
  readonly kind: Standing["kind"];
  /** Of all indicators, whatever is said of them. */
  readonly counts: StandingCounts;
  /** Each once, with all the places that it has in plans. */
  readonly lines: readonly (IndicatorLine & { readonly nodes: readonly NodeLink[] })[];
}

export function standingPagesOf(site: LinkedSite): StandingPage[] {
  const order = new Map(site.plans.flatMap(({ id }) => site.nodesOf(id)).map(({ id }, i) => [id, i]));
  const rank = (node: NodeLink | undefined) => (node === undefined ? Number.MAX_SAFE_INTEGER : (order.get(node.id) ?? 0));
  const lines = site.indicators
    .flatMap((indicator) => {
      const places = [...new Set(indicator.placements.map(({ node }) => node))].flatMap((node) => site.find("node", node) ?? []);
      const nodes = places.map(nodeLink).sort((one, other) => rank(one) - rank(other));
      return site.linesOf(indicator).map((line) => ({ ...line, nodes }));
    })
    .sort((one, other) => rank(one.nodes[0]) - rank(other.nodes[0]) || one.id - other.id);
  const counts = countsOf(lines);
  return STANDING_KINDS.map((kind) => ({ kind, counts, lines: lines.filter(({ standing }) => standing.kind === kind) }));
}

export const standingKind: PageKind<StandingPage> = {
  shell: "page",
  head: ({ kind }, { t }) => ({
    title: t(`site.standing.list.${kind}`),
    description: t(`site.standing.${kind}`),
    crumbs: [{ title: t("site.nav.indicators"), to: PAGES.indicators }],
  }),
  Body: ({ data }) => <IndicatorsThatStand data={data} />,
};

function IndicatorsThatStand({ data: { kind, counts, lines } }: { readonly data: StandingPage }) {
  const { t } = usePage();
  const { to } = useSite();
  const title = t(`site.standing.list.${kind}`);
  return (
    <>
      <PageHead title={title}>
        <p className="lead">{t(`site.standing.${kind}`)}</p>
        <p className="quiet">
          {t("site.standing.basis")} <a href={to(PAGES.method)}>{t("site.nav.method")}</a>
        </p>
      </PageHead>
      <nav aria-label={t("site.standing.others")}>
        <ul className="standing-tabs">
          {STANDING_KINDS.map((one) => (
            <li key={one}>
              <a href={to(standingAddress(one))} aria-current={one === kind ? "page" : undefined}>
                <StandingSwatch kind={one} />
                {t(`standing.${one}`)} {formatNumber(counts[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lines.length === 0 ? (
        <p className="empty">{t("site.standing.nothing")}</p>
      ) : (
        <IndicatorRows
          caption={title}
          captionHidden
          lines={lines}
          before={{ key: "node", head: t("indicator.node"), cell: ({ nodes }) => (nodes.length === 0 ? null : <Places nodes={nodes} />) }}
        />
      )}
    </>
  );
}

function Places({ nodes }: { readonly nodes: readonly NodeLink[] }) {
  const { to } = useSite();
  return (
    <ul className="places">
      {nodes.map(({ id, title }) => (
        <li key={id}>
          <a href={to(addressFor("node", id))}>
            <Words>{title}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}
