import { listSummaries } from "../../../store/public-word-store.ts";
import type { SummaryKind } from "../../../store/publication-schema.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { listSummarised, SUMMARY_KINDS, type Summarised } from "./summarised.ts";
import { WordsNav } from "./words-nav.tsx";

const MOST = 200;

interface Asked {
  readonly kind: SummaryKind;
  readonly onlyWithout: boolean;
}

/** やさしい説明: what is told in plain words, and what is not yet. */
export async function publicWordsPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, t } = visit;
  const asked: Asked = {
    kind: SUMMARY_KINDS.find((kind) => kind === query.get("kind")) ?? "node",
    onlyWithout: query.get("without") === "1",
  };
  const texts = new Map((await listSummaries(db, code)).filter(({ kind }) => kind === asked.kind).map(({ id, text }) => [id, text]));
  const things = await listSummarised(visit, asked.kind);
  const shown = asked.onlyWithout ? things.filter(({ id }) => (texts.get(id) ?? "") === "") : things;
  const written = things.filter(({ id }) => (texts.get(id) ?? "") !== "").length;
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
          <Empty>{t(things.length === 0 ? "words.nothing" : "words.all")}</Empty>
        ) : (
          <ThingTable things={shown.slice(0, MOST)} textOf={(id) => texts.get(id) ?? ""} />
        )}
        {shown.length > MOST ? <p className="quiet">{t("change.more", { count: shown.length - MOST })}</p> : null}
      </>
    ),
  };
}

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
