import { ChartPicture, isDrawn } from "../../ui/charts/chart-picture.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { siteTitle } from "../frame/site-shell.tsx";
import { drawnParts } from "../indicator/drawn-parts.ts";
import type { IndicatorPage } from "../indicator/indicator-data.ts";
import { IndicatorNow } from "../indicator/indicator-now.tsx";
import { indicatorKind } from "../indicator/indicator-page.tsx";
import type { NodePage } from "../node/node-data.ts";
import { type HeadOfNode, nodeHead } from "../node/node-page.tsx";
import { StandingPicture } from "../standing/standing-counts.tsx";

/** One indicator, to stand in a page of somebody else. */
export const embeddedIndicatorKind: PageKind<IndicatorPage> = {
  shell: "embed",
  head: (data, words) => ({ ...indicatorKind.head(data, words), linkedData: null }),
  Body: EmbeddedIndicator,
};

/** One policy, to stand in a page of somebody else. */
export const embeddedNodeKind: PageKind<EmbeddedNodePage> = { shell: "embed", head: nodeHead, Body: EmbeddedNode };

type EmbeddedNodePage = HeadOfNode & Pick<NodePage, "id" | "counts">;

/** What of a policy stands in a page of somebody else: nothing of its goals, whose changes make it no other. */
export function embeddedNodeOf({ id, title, plan, ancestors, summary, statement, level, code, counts }: NodePage): EmbeddedNodePage {
  return { id, title, plan, ancestors, summary, statement, level, code, counts };
}

function EmbeddedIndicator({ data }: { readonly data: IndicatorPage }) {
  const { t } = usePage();
  const { id, name, lines } = data;
  return (
    <>
      <h1>
        <Words>{name}</Words>
      </h1>
      <IndicatorNow lines={lines} />
      {drawnParts(data).map(({ part, chart }) => {
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
