import type { ReactNode } from "react";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import { Initiatives, RelatedPlans, Roles } from "../../ui/plan/node-parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { SaidItems } from "../../ui/said.tsx";
import type { SentenceKey, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor, embedAddress } from "../addresses.ts";
import { EmbedLink } from "../embed/embed-link.tsx";
import { useSite } from "../frame/site-context.tsx";
import type { SiteHead } from "../frame/site-head.ts";
import type { HeadWords, PageKind } from "../frame/site-page.tsx";
import { GoalLines, GoalsOfYear } from "../goal/goal-lines.tsx";
import { IndicatorRows } from "../indicator/indicator-rows.tsx";
import { SmallCharts } from "../indicator/small-charts.tsx";
import type { NodeLink } from "../links.ts";
import { MissionLines } from "../mission/mission-lines.tsx";
import { StandingLine, StandingPicture } from "../standing/standing-counts.tsx";
import { PlainSummary } from "../word/plain-summary.tsx";
import { WordList } from "../word/word-list.tsx";
import { Contents } from "./contents.tsx";
import type { NodePage } from "./node-data.ts";

const noSource = () => null;

/** A chapter or a policy: what the city aims at, where it stands, and who does what. */
export const nodeKind: PageKind<NodePage> = { shell: "page", head: nodeHead, Body: NodeBody };

function nodeHead(data: NodePage, { t }: HeadWords): SiteHead {
  const { title, plan, ancestors } = data;
  return {
    title,
    description: describeNode(data, t),
    crumbs: [
      { title: planTitle(plan, t), to: addressFor("plan", plan.id) },
      ...ancestors.map((node) => ({ title: node.title, to: addressFor("node", node.id) })),
    ],
  };
}

type DescribedNode = Pick<NodePage, "title" | "plan" | "summary" | "statement" | "level" | "code">;

export function describeNode({ title, plan, summary, statement, level, code }: DescribedNode, t: Sentences): string {
  return summary ?? statement ?? t("site.node.description", { node: `${nodeLabel(level, code)} ${title}`, plan: planTitle(plan, t) });
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** With so many parts, a list of them stands before the first. */
const MANY_PARTS = 3;

function NodeBody({ data }: { readonly data: NodePage }) {
  const { to } = useSite();
  const { level, code, title, statement, summary, before, after } = data;
  const parts = useParts(data);
  const step = (node: NodeLink | null) => (node === null ? null : { href: to(addressFor("node", node.id)), title: node.title });
  return (
    <>
      <PageHead eyebrow={<Words>{nodeLabel(level, code)}</Words>} title={<Words>{title}</Words>}>
        {summary === null ? null : <PlainSummary text={summary} />}
        {statement === null ? null : (
          <p className="lead">
            <Words>{statement}</Words>
          </p>
        )}
      </PageHead>
      {parts.length >= MANY_PARTS ? <Contents parts={parts} /> : null}
      {parts.map(({ id, title: of, body }) => (
        <Block key={id} id={id} title={of}>
          {body}
        </Block>
      ))}
      <Pager previous={step(before)} next={step(after)} />
      <EmbedLink address={embedAddress("node", data.id)} title={title} />
    </>
  );
}

/** The parts in which something stands: first where it stands, then what the plan says, then what is done. */
function useParts(data: NodePage): Part[] {
  const { t, locale } = usePage();
  const { title, sections, counts, lines, drawn, thisYear, earlier, missions, initiatives, roles, relatedPlans, children, terms } = data;
  const part = (id: string, key: SentenceKey, has: boolean, body: ReactNode): Part[] => (has ? [{ id, title: t(key), body }] : []);
  return [
    ...part("standing", "site.node.standing", counts.total > 0, <StandingPicture counts={counts} />),
    ...part("children", "node.children", children.length > 0, <Children nodes={children} />),
    ...sections.map(
      (section, i): Part => ({
        ...{ id: `section-${i + 1}`, title: section.title },
        body: <SaidItems texts={section.items} source={noSource} path="" of={section.title} />,
      }),
    ),
    ...part(
      "indicators",
      "nav.indicators",
      lines.length > 0,
      <>
        <SmallCharts indicators={drawn} />
        <IndicatorRows caption={t("node.indicators", { title })} captionHidden lines={lines} />
      </>,
    ),
    ...(thisYear === null
      ? []
      : [
          {
            id: "goals",
            title: t("site.node.goalsOf", { year: formatYear(thisYear.year, locale) }),
            body: <GoalsOfYear goals={thisYear.goals} />,
          },
        ]),
    ...part("earlier-goals", "site.node.earlierGoals", earlier.length > 0, <GoalLines goals={earlier} />),
    ...part("missions", "node.missions", missions.length > 0, <MissionLines missions={missions} />),
    ...part("initiatives", "plan.initiatives", initiatives.length > 0, <Initiatives initiatives={initiatives} sourceOf={() => noSource} />),
    ...part(
      "roles",
      "plan.roles",
      roles.length > 0,
      <Roles roles={roles.map((role, id) => ({ ...role, id }))} sourceOf={() => noSource} />,
    ),
    ...part(
      "related-plans",
      "plan.relatedPlans",
      relatedPlans.length > 0,
      <RelatedPlans plans={relatedPlans.map((of, id) => ({ id, title: of }))} sourceOf={() => noSource} />,
    ),
    ...part("words", "site.words", terms.length > 0, <WordList words={terms} />),
  ];
}

function Children({ nodes }: { readonly nodes: NodePage["children"] }) {
  const { to } = useSite();
  return (
    <ul className="cards">
      {nodes.map((node) => (
        <li className="card" key={node.id}>
          <span className="level">
            <Words>{nodeLabel(node.level, node.code)}</Words>
          </span>
          <a className="pillar-title" href={to(addressFor("node", node.id))}>
            <Words>{node.title}</Words>
          </a>
          {node.statement === null ? null : (
            <p>
              <Words>{node.statement}</Words>
            </p>
          )}
          <StandingLine counts={node.counts} />
        </li>
      ))}
    </ul>
  );
}
