import { type SearchAnswer, type SearchHit, search } from "../../store/search-store.ts";
import { type Answer, readId, type StaffVisit, unreadable } from "../page.ts";
import { addressOf, withQuery } from "../routes.ts";
import { usePage } from "../ui/page-context.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Badge, Empty, NumberPager } from "../ui/parts.tsx";
import type { SentenceKey } from "../ui/sentences.ts";
import { Words } from "../ui/words.tsx";

const A_PAGE = 20;
const LONGEST_SHOWN = 60;

const KINDS = {
  "plan-node": "kind.node",
  indicator: "kind.indicator",
  initiative: "kind.initiative",
  goal: "kind.goal",
  mission: "kind.mission",
  document: "kind.document",
} as const satisfies Record<SearchHit["kind"], SentenceKey>;

const isKind = (word: string): word is SearchHit["kind"] => Object.hasOwn(KINDS, word);

/** What the search box finds in the whole record of a municipality. */
export async function searchPage({ db, code, query, t }: StaffVisit): Promise<Answer> {
  const words = (query.get("q") ?? "").trim();
  const kind = query.get("kind") || null;
  const number = readId(query.get("page") ?? "1");
  if ((kind !== null && !isKind(kind)) || number === null || number > 10_000) return unreadable;

  const answer = await search(db, code, words, { kind, limit: A_PAGE, offset: (number - 1) * A_PAGE });
  const shown = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN).toWellFormed()}…` : words;
  return {
    kind: "page",
    title: words === "" ? t("search.title") : t("search.titleOf", { words: shown }),
    crumbs: [],
    search: words,
    body: <Found code={code} words={words} shown={shown} kind={kind} number={number} answer={answer} />,
  };
}

function Found({
  code,
  words,
  shown,
  kind,
  number,
  answer,
}: {
  readonly code: string;
  readonly words: string;
  readonly shown: string;
  readonly kind: SearchHit["kind"] | null;
  readonly number: number;
  readonly answer: SearchAnswer;
}) {
  const { t } = usePage();
  const href = (page: number, of = kind) => withQuery(addressOf("search", { code }), { q: words, kind: of, page: page > 1 ? page : null });
  const pages = Math.ceil(answer.total / A_PAGE);
  const all = Object.values(answer.byKind).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHead title={words === "" ? t("search.title") : t("search.titleOf", { words: shown })}>
        <p>{words === "" ? t("search.ask") : t("search.count", { count: answer.total })}</p>
      </PageHead>
      {all > 0 ? (
        <nav className="kinds" aria-label={t("search.kinds")}>
          <ul className="kinds-list">
            {[null, ...(Object.keys(KINDS) as SearchHit["kind"][]).filter((one) => answer.byKind[one])].map((one) => (
              <li key={one}>
                <a href={href(1, one)} aria-current={one === kind ? "true" : undefined}>
                  {t(one === null ? "filter.all" : KINDS[one])}{" "}
                  {t("count.items", { count: one === null ? all : (answer.byKind[one] ?? 0) })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {words !== "" && answer.total === 0 ? <Empty>{t("search.nothing")}</Empty> : null}
      <ol className="rows hits">
        {answer.hits.map((hit) => (
          <li key={`${hit.kind} ${hit.id}`}>
            <Hit code={code} hit={hit} />
          </li>
        ))}
      </ol>
      <NumberPager page={number} pages={pages} href={href} />
    </>
  );
}

function Hit({ code, hit }: { readonly code: string; readonly hit: SearchHit }) {
  const { t } = usePage();
  const { before, found, after } = hit.snippet;
  const href = hitAddress(code, hit);
  const title = hit.title === "" ? t("untitled") : <Words>{hit.title}</Words>;
  return (
    <>
      <p className="goal-line">
        <Badge>{t(KINDS[hit.kind])}</Badge> {href === null ? title : <a href={href}>{title}</a>}
      </p>
      <p className="quiet snippet" lang="ja">
        {before}
        {found === "" ? null : <mark>{found}</mark>}
        {after}
      </p>
    </>
  );
}

function hitAddress(code: string, { kind, id, planId, nodeCode }: SearchHit): string | null {
  switch (kind) {
    case "indicator":
      return addressOf("indicator", { code, indicator: id });
    case "goal":
      return addressOf("goal", { code, goal: id });
    case "mission":
      return addressOf("mission", { code, mission: id });
    case "document":
      return addressOf("document", { code, document: id });
    default:
      return planId === null || nodeCode === null ? null : addressOf("node", { code, plan: planId, node: nodeCode });
  }
}
