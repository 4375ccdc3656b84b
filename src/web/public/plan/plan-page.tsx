import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Facts } from "../../ui/parts.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { planTitle, planYears } from "../../ui/plan/plan-title.ts";
import { treeOf } from "../../ui/tree.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, PAGES } from "../addresses.ts";
import { DocumentLines, ToDocuments } from "../document/document-lines.tsx";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { IndicatorRows } from "../indicator/indicator-rows.tsx";
import type { PlanLink } from "../links.ts";
import { StandingLine, StandingPicture } from "../standing/standing-counts.tsx";
import { PlainSummary } from "../word/plain-summary.tsx";
import type { BranchNode, PlanPage } from "./plan-data.ts";

/** A plan: its years, how it stands, and the way into its chapters and policies. */
export const planKind: PageKind<PlanPage> = {
  shell: "page",
  head: (plan, { t, locale }) => ({
    title: planTitle(plan, t),
    description: plan.summary ?? t("site.plan.description", { plan: planTitle(plan, t), years: planYears(plan, t, locale) ?? "" }),
    crumbs: [{ title: t("site.nav.plans"), to: PAGES.plans }],
  }),
  Body: PlanBody,
};

function PlanBody({ data }: { readonly data: PlanPage }) {
  const { t, locale } = usePage();
  const { summary, counts, nodes, levels, predecessor, successor, lines, documents } = data;
  const tree = treeOf<BranchNode, Branch>(nodes, (node, children) => ({ node, children }));
  return (
    <>
      <PageHead eyebrow={planYears(data, t, locale)} title={<Words>{planTitle(data, t)}</Words>}>
        {summary === null ? null : <PlainSummary text={summary} />}
        <ToDocuments count={documents.length} />
      </PageHead>
      {counts.total === 0 ? null : (
        <Block id="standing" title={t("site.home.standing")}>
          <StandingPicture counts={counts} />
        </Block>
      )}
      <Block id="tree" title={t("plan.tree")}>
        {nodes.length === 0 ? <p className="empty">{t("plan.noNodes")}</p> : <Branches branches={tree} />}
      </Block>
      {lines.length === 0 ? null : (
        <Block id="indicators" title={t("site.plan.indicators")}>
          <IndicatorRows caption={t("site.plan.indicators")} captionHidden lines={lines} />
        </Block>
      )}
      {documents.length === 0 ? null : (
        <Block id="documents" title={t("site.documents.title")}>
          <DocumentLines documents={documents} />
        </Block>
      )}
      {levels.length === 0 && predecessor === null && successor === null ? null : (
        <Block id="about" title={t("site.plan.about")}>
          <Facts
            facts={[
              [t("plan.years"), planYears(data, t, locale)],
              [t("plan.levels"), levels.length === 0 ? null : <Words key="levels">{levels.join("－")}</Words>],
              [t("plan.predecessor"), predecessor === null ? null : <ToPlan key="predecessor" plan={predecessor} />],
              [t("plan.successor"), successor === null ? null : <ToPlan key="successor" plan={successor} />],
            ]}
          />
        </Block>
      )}
    </>
  );
}

function ToPlan({ plan }: { readonly plan: PlanLink }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <a href={to(addressFor("plan", plan.id))}>
      <Words>{planTitle(plan, t)}</Words>
    </a>
  );
}

interface Branch {
  readonly node: BranchNode;
  readonly children: readonly Branch[];
}

/** What stands beneath the topmost nodes is open, the rest opens one by one, without a script. */
function Branches({ branches, depth = 0 }: { readonly branches: readonly Branch[]; readonly depth?: number }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <ul className={depth === 0 ? "tree" : "branch"}>
      {branches.map(({ node, children }) => (
        <li key={node.id}>
          <div className="node-line">
            <span className="node-name">
              <span className="level">
                <Words>{nodeLabel(node.level, node.code)}</Words>{" "}
              </span>
              <a href={to(addressFor("node", node.id))}>
                <Words>{node.title}</Words>
              </a>
            </span>
            <StandingLine counts={node.counts} />
          </div>
          {children.length === 0 ? null : (
            <details open={depth === 0}>
              <summary>
                {[...Map.groupBy(children, ({ node: { level } }) => level)].map(([level, ofLevel]) => (
                  <span key={level}>
                    <Words>{level}</Words> {t("count.items", { count: ofLevel.length })}
                  </span>
                ))}
                <span className="visually-hidden">
                  <Words>{t("site.plan.beneath", { title: node.title })}</Words>
                </span>
              </summary>
              <Branches branches={children} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
