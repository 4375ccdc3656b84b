import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import { ChartPicture, isDrawn } from "../../ui/charts/chart-picture.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { siteTitle } from "../frame/site-shell.tsx";
import { type DrawnIndicator, drawnIndicator } from "../indicator/drawn-parts.ts";
import type { IndicatorPage } from "../indicator/indicator-data.ts";
import { IndicatorNow } from "../indicator/indicator-now.tsx";
import { describeIndicator } from "../indicator/indicator-page.tsx";
import type { LinkedSite } from "../linked-site.ts";
import { type NodeLink, nodeLink, type PlanLink, planLink } from "../links.ts";
import { type NodePage, standingsBeneath } from "../node/node-data.ts";
import { describeNode } from "../node/node-page.tsx";
import type { TreeNode } from "../public-site.ts";
import { StandingPicture } from "../standing/standing-counts.tsx";

/** What of an indicator stands in a page of somebody else: where it stands, and how it is drawn. */
export interface EmbeddedIndicatorPage extends DrawnIndicator, Pick<IndicatorPage, "summary" | "lines"> {
  /** The plan that it is of first; null where it is of none that is told. */
  readonly plan: PlanLink | null;
}

export function embeddedIndicatorOf(site: LinkedSite, indicator: PublishedOf<"indicator">): EmbeddedIndicatorPage {
  const plan = indicator.placements.flatMap((one) => site.find("plan", one.plan) ?? [])[0] ?? null;
  return {
    ...drawnIndicator(indicator),
    ...{ summary: indicator.summary, lines: site.linesOf(indicator), plan: plan === null ? null : planLink(plan) },
  };
}

/** One indicator, to stand in a page of somebody else. */
export const embeddedIndicatorKind: PageKind<EmbeddedIndicatorPage> = {
  shell: "embed",
  head: (data, { t }) => ({ title: data.name, description: describeIndicator(data, t), crumbs: [] }),
  Body: EmbeddedIndicator,
};

/** What of a policy stands in a page of somebody else: nothing of its goals, whose changes make it no other. */
export interface EmbeddedNodePage extends NodeLink, Pick<NodePage, "summary" | "statement" | "counts"> {
  readonly plan: PlanLink;
}

export function embeddedNodeOf(site: LinkedSite, node: TreeNode): EmbeddedNodePage | null {
  const plan = site.find("plan", node.plan);
  if (plan === null) return null;
  const { summary, statement } = node;
  return { ...nodeLink(node), summary, statement, counts: standingsBeneath(site, node), plan: planLink(plan) };
}

/** One policy, to stand in a page of somebody else. */
export const embeddedNodeKind: PageKind<EmbeddedNodePage> = {
  shell: "embed",
  head: (data, { t }) => ({ title: data.title, description: describeNode(data, t), crumbs: [] }),
  Body: EmbeddedNode,
};

function EmbeddedIndicator({ data }: { readonly data: EmbeddedIndicatorPage }) {
  const { t } = usePage();
  const { id, name, lines, parts } = data;
  return (
    <>
      <h1>
        <Words>{name}</Words>
      </h1>
      <IndicatorNow lines={lines} />
      {parts.map(({ part, chart }) => {
        const title = part === null ? name : t("chart.ofPart", { name, part: part.name });
        return isDrawn(chart) ? (
          <ChartPicture key={part?.key ?? ""} id={`chart-${encodeURIComponent(part?.key ?? "whole")}`} name={title} chart={chart} />
        ) : null;
      })}
      <Whole address={addressFor("indicator", id)} />
    </>
  );
}

function EmbeddedNode({ data: { id, level, code, title, statement, summary, counts } }: { readonly data: EmbeddedNodePage }) {
  const said = summary ?? statement;
  return (
    <>
      <p className="quiet">
        <Words>{nodeLabel(level, code)}</Words>
      </p>
      <h1>
        <Words>{title}</Words>
      </h1>
      {said === null ? null : (
        <p>
          <Words>{said}</Words>
        </p>
      )}
      <StandingPicture counts={counts} />
      <Whole address={addressFor("node", id)} />
    </>
  );
}

/** To the page on the site, which opens in place of the page around this one. */
function Whole({ address }: { readonly address: string }) {
  const { t } = usePage();
  const { frame, to } = useSite();
  return (
    <p className="after">
      <a href={to(address)}>{t("site.embed.whole", { site: siteTitle(frame, t) })}</a>
    </p>
  );
}
