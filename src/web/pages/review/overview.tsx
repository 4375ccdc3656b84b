import { readableText } from "../../../documents/readable.ts";
import { doubtSentence } from "../../ui/doubt.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { textOf, unitOf, valueAt } from "./draft-fields.ts";
import { fieldTitle, unitTitle } from "./field-title.ts";
import { HeadForm } from "./head-form.tsx";
import { MatchForm } from "./match-form.tsx";
import { PlacementForm } from "./placement-form.tsx";
import { fieldHref, unsurePlacements, useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";
import { Differences } from "./unit-head.tsx";

/** So many entries of a list stand open; the others are a click away. */
const OPEN = 5;
const MOST = 200;

/** What was read, what a person should look at first, and how it stands to the record. */
export function Overview() {
  const { t } = usePage();
  return (
    <section className="review-overview on-screen" aria-labelledby="overview-title">
      <h2 id="overview-title" className="visually-hidden">
        {t("review.overview")}
      </h2>
      <ReadCounts />
      <HeadForm />
      <div className="overview-lists">
        <OpenDoubts />
        <UnplacedLines />
        <Placements />
        <Matches />
        <Compared />
      </div>
    </section>
  );
}

function ReadCounts() {
  const { t } = usePage();
  const { draft } = useDesk().review;
  const counts = [
    ["review.count.goals", draft.goals.length],
    ["review.count.missions", draft.missions.length],
    ["review.count.nodes", draft.plan?.nodes.length ?? 0],
    ["review.count.indicators", draft.plan?.indicators.length ?? 0],
    ["review.count.initiatives", draft.plan?.initiatives.length ?? 0],
  ] as const;
  const said = counts.filter(([, count]) => count > 0).map(([key, count]) => t(key, { count }));
  return (
    <p className="read-counts">
      {said.length === 0 ? t("document.nothingMade") : t("review.counts", { counts: said.join(t("list.comma")) })}
    </p>
  );
}

function OpenDoubts() {
  const { t } = usePage();
  const desk = useDesk();
  const { open } = desk.review;
  return (
    <details className="overview-list" open={open.length > 0}>
      <summary>{t("review.doubts.title", { count: open.length })}</summary>
      {open.length === 0 ? <p>{t("review.doubts.none")}</p> : null}
      <LongList
        entries={open}
        entry={(field) => {
          const { doubts } = desk.review.stateOf(field);
          const said = textOf(valueAt(desk.review.draft, field));
          return (
            <li key={field}>
              <a href={fieldHref(desk, field)}>
                <Words>{fieldTitle(desk.review.draft, field, t)}</Words>
              </a>{" "}
              {doubts.some(({ sureness }) => sureness === "doubtful") ? (
                <span className="sureness doubtful">！{t("doubt.doubtful")}</span>
              ) : null}
              {said === null ? null : (
                <span className="line said" lang="ja">
                  {said.length > 60 ? `${said.slice(0, 60).toWellFormed()}…` : said}
                </span>
              )}
              <span className="line quiet">{doubts.map((doubt) => doubtSentence(doubt, t)).join(" ")}</span>
            </li>
          );
        }}
      />
    </details>
  );
}

function UnplacedLines() {
  const { t } = usePage();
  const { code, upload, review } = useDesk();
  const { unplaced } = review;
  const read = (text: string) => readableText(text, upload.mediaType);
  return (
    <details className="overview-list" open={unplaced.length > 0}>
      <summary>{t("review.unplaced.title", { count: unplaced.length })}</summary>
      <p className="quiet">{t(unplaced.length === 0 ? "document.nothingUnplaced" : "review.unplaced.hint")}</p>
      <LongList
        entries={unplaced}
        entry={({ text, where, range }) => (
          <li key={range.start}>
            <a href={viewAddress(code, upload.id, { at: [range] })} data-line={`${range.start}-${range.end}`}>
              <Words>{read(text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text)}</Words>
            </a>{" "}
            <span className="quiet">{where.startsWith("L") ? t("document.line", { line: where.slice(1) }) : where}</span>
          </li>
        )}
      />
    </details>
  );
}

function Placements() {
  const { t } = usePage();
  const desk = useDesk();
  const unsure = unsurePlacements(desk);
  const decided = desk.choices.size - unsure.length;
  if (desk.choices.size === 0) return null;
  return (
    <details className="overview-list" open={unsure.length > 0}>
      <summary>{t("review.placements.title", { count: unsure.length })}</summary>
      <p className="quiet">{t("review.placements.decided", { count: decided })}</p>
      <LongList
        entries={unsure}
        entry={(choice) => {
          const placement = valueAt(desk.review.draft, choice.pointer);
          const text =
            placement !== null && typeof placement === "object" ? textOf((placement as Readonly<Record<string, unknown>>).text) : null;
          return (
            <li key={choice.pointer}>
              <a href={fieldHref(desk, `${choice.pointer}/text`)}>
                <Words>{text ?? ""}</Words>
              </a>
              <span className="line quiet">
                <Words>{unitTitle(desk.review.draft, unitOf(choice.pointer), t)}</Words>
              </span>
              {desk.editable ? <PlacementForm choice={choice} within="overview" /> : null}
            </li>
          );
        }}
      />
    </details>
  );
}

/** The indicators of which a person has to say whether the record has them already. */
function Matches() {
  const { t } = usePage();
  const desk = useDesk();
  const unsure = [...desk.matches.values()].filter(({ sure }) => !sure);
  if (desk.matches.size === 0) return null;
  return (
    <details className="overview-list" open={unsure.length > 0}>
      <summary>{t("review.matches.title", { count: unsure.length })}</summary>
      <p className="quiet">{t("review.matches.decided", { count: desk.matches.size - unsure.length })}</p>
      <LongList
        entries={unsure}
        entry={(choice) => (
          <li key={choice.pointer}>
            <a href={fieldHref(desk, `${choice.pointer}/name`)}>
              <Words>{unitTitle(desk.review.draft, choice.pointer, t)}</Words>
            </a>
            {desk.editable ? <MatchForm choice={choice} within="overview" /> : null}
          </li>
        )}
      />
    </details>
  );
}

function Compared() {
  const { t } = usePage();
  const desk = useDesk();
  const all = [...desk.comparisons.values()];
  const of = (status: "new" | "changed" | "same") => all.filter((comparison) => comparison.status === status);
  if (all.length === 0) return null;
  return (
    <details className="overview-list">
      <summary>{t("review.compare.title", { new: of("new").length, changed: of("changed").length, same: of("same").length })}</summary>
      <LongList
        entries={[...of("changed"), ...of("new")]}
        entry={(comparison) => (
          <li key={comparison.pointer}>
            <span className="badge">{t(`review.compare.${comparison.status}`)}</span>{" "}
            <a href={viewAddress(desk.code, desk.upload.id, { part: partKey(desk, comparison.pointer) }, "draft")}>
              <Words>{unitTitle(desk.review.draft, comparison.pointer, t)}</Words>
            </a>
            {comparison.differences.length > 0 ? <Differences comparison={comparison} /> : null}
          </li>
        )}
      />
    </details>
  );
}

const partKey = ({ parts }: ReturnType<typeof useDesk>, pointer: string): string | null =>
  parts.find(({ units }) => units.includes(pointer))?.key ?? null;

/** The first entries, and the others folded. */
function LongList<Entry>({ entries, entry }: { readonly entries: readonly Entry[]; readonly entry: (entry: Entry) => React.ReactNode }) {
  const { t } = usePage();
  if (entries.length === 0) return null;
  const more = entries.slice(OPEN, MOST);
  return (
    <>
      <ol className="rows">{entries.slice(0, OPEN).map(entry)}</ol>
      {more.length > 0 ? (
        <details className="more">
          <summary>{t("list.more", { count: entries.length - OPEN })}</summary>
          <ol className="rows">{more.map(entry)}</ol>
        </details>
      ) : null}
    </>
  );
}
