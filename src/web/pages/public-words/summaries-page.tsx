import { textKey } from "../../../domain/wording/text-key.ts";
import { listSummaries } from "../../../store/public-word-store.ts";
import type { SummaryKind } from "../../../store/publication-schema.ts";
import { type Answer, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty, NumberPager } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { listSummarised, SUMMARY_KINDS, type Summarised } from "./summarised.ts";
import { WordsNav } from "./words-nav.tsx";

const PER_PAGE = 50;

interface Asked {
  readonly kind: SummaryKind;
  readonly onlyWithout: boolean;
  /** Of the title, or of what it stands in. */
  readonly words: string;
}

/** やさしい説明: what is told in plain words, and what is not yet. */
export async function publicWordsPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, t } = visit;
  const asked: Asked = {
    kind: SUMMARY_KINDS.find((kind) => kind === query.get("kind")) ?? "node",
    onlyWithout: query.get("without") === "1",
    words: query.get("q")?.trim() ?? "",
  };
  const texts = new Map((await listSummaries(db, code)).filter(({ kind }) => kind === asked.kind).map(({ id, text }) => [id, text]));
  const things = await listSummarised(visit, asked.kind);
  const isWritten = ({ id }: Summarised) => (texts.get(id) ?? "") !== "";
  const written = things.filter(isWritten).length;
  const shown = things.filter((thing) => !(asked.onlyWithout && isWritten(thing)) && isNamed(thing, asked.words));
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, readId(query.get("page") ?? "") ?? 1));
  const href = (to: number) => addressOf("publicWords", { code }, queryOf(asked, to));
  return {
    kind: "page",
    title: t("words.title"),
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={t("words.title")}>
          <p className="lead">{t("words.lead")}</p>
        </PageHead>
        <WordsNav here="publicWords" />
        <Filters asked={asked} />
        <p>{t("words.written", { kind: t(`kind.${asked.kind}`), count: written, of: things.length })}</p>
        {shown.length === 0 ? (
          <Empty>{t(things.length === 0 ? "words.nothing" : asked.words === "" ? "words.all" : "words.noneNamed")}</Empty>
        ) : (
          <>
            {pages > 1 ? <p>{t("words.page", { count: shown.length, page, pages })}</p> : null}
            <ThingTable things={shown.slice((page - 1) * PER_PAGE, page * PER_PAGE)} textOf={(id) => texts.get(id) ?? ""} />
          </>
        )}
        <NumberPager page={page} pages={pages} href={href} />
      </>
    ),
  };
}

/** True where all of the words stand in a thing's title, or in where it stands. */
function isNamed({ title, context }: Summarised, words: string): boolean {
  const key = textKey(`${title} ${context ?? ""}`);
  return words.split(/\s+/u).every((word) => key.includes(textKey(word)));
}

const queryOf = ({ kind, onlyWithout, words }: Asked, page: number): Record<string, string> => ({
  kind,
  ...(onlyWithout ? { without: "1" } : {}),
  ...(words === "" ? {} : { q: words }),
  ...(page === 1 ? {} : { page: String(page) }),
});

function Filters({ asked }: { readonly asked: Asked }) {
  const { t, code } = useStaffPage();
  return (
    <form className="filters" action={addressOf("publicWords", { code })}>
      <div className="field">
        <label htmlFor="kind">{t("publish.kind")}</label>
        <select id="kind" name="kind" defaultValue={asked.kind}>
          {SUMMARY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="q">{t("words.named")}</label>
        <input type="search" id="q" name="q" defaultValue={asked.words} />
      </div>
      <span className="check">
        <input type="checkbox" id="without" name="without" value="1" defaultChecked={asked.onlyWithout} />
        <label htmlFor="without">{t("words.without")}</label>
      </span>
      <button className="button second" type="submit">
        {t("filter.act")}
      </button>
    </form>
  );
}

function ThingTable({ things, textOf }: { readonly things: readonly Summarised[]; readonly textOf: (id: number) => string }) {
  const { t, code } = useStaffPage();
  return (
    <Table
      caption={t("words.publicWords")}
      captionHidden
      rows={things}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          head: t("words.thing"),
          cell: ({ title, context }) => (
            <>
              <Words>{title}</Words>
              {context === null ? null : (
                <small className="quiet line">
                  <Words>{context}</Words>
                </small>
              )}
            </>
          ),
        },
        {
          key: "text",
          head: t("field.plain"),
          cell: ({ id }) => (textOf(id) === "" ? <span className="quiet">{t("words.notYet")}</span> : <Words>{textOf(id)}</Words>),
        },
        {
          key: "write",
          short: true,
          head: t("words.act"),
          cell: ({ kind, id, title }) => (
            <a className="button second small" href={addressOf("plainSummary", { code, kind, id })}>
              {t(textOf(id) === "" ? "words.write" : "words.rewrite")}
              <span className="visually-hidden">（{title}）</span>
            </a>
          ),
        },
      ]}
    />
  );
}
