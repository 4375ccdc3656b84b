import type { ReactNode } from "react";
import { readLocalTime } from "../../../domain/calendar/local-time.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { type PreparedPublication, preparePublication } from "../../../use-cases/publication/prepare-publication.ts";
import { type PublishRefusal, publish } from "../../../use-cases/publication/publish.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { ChangeCounts, ItemChanges } from "../../ui/item-change.tsx";
import { itemWords } from "../../ui/item-words.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import type { ItemWords } from "../../ui/said-item.ts";
import { ChoiceForm, KINDS, type PublicationKind } from "./choice-form.tsx";
import { correctionsOf, proposedLines, type TypedLine, withTyped } from "./correction-lines.ts";
import { choicesOf, readParts, suggestedParts, type TypedParts } from "./part-choice.ts";
import { loadPartOptions, type PartOptions } from "./part-options.ts";
import { PublishForm, type TypedPublication } from "./publish-form.tsx";
import { recordHref } from "./record-href.ts";
import { WaitingNotice } from "./waiting-notice.tsx";
import { PublishWarnings } from "./warnings.tsx";

/** Chooses what is published; once it is chosen, the same page shows what would change for citizens. Nothing is published by looking. */
export async function newPublicationPage(visit: StaffVisit): Promise<Answer> {
  const { query, fiscalYear } = visit;
  const options = await loadPartOptions(visit, await listPublications(visit.db, visit.code));
  const isAsked = query.get("look") === "1";
  const parts = isAsked ? readParts(options, query) : suggestedParts(options, fiscalYear);
  const chosen = { options, parts, kind: kindOf(query) };
  if (!isAsked) return choosePage(visit, chosen, null);
  return previewPage(
    visit,
    chosen,
    await preparePublication(visit.db, visit.code, choicesOf(options, parts), visit.now),
    NOTHING_TYPED,
    [],
  );
}

const NOTHING_TYPED: Typed = { note: "", when: "now", due: "", reason: "", form: null };

/** What was typed into the last form; the lines of the 正誤 list are read once it is known which are proposed. */
interface Typed extends Omit<TypedPublication, "lines"> {
  readonly form: URLSearchParams | null;
}

interface Chosen {
  readonly options: PartOptions;
  readonly parts: TypedParts;
  readonly kind: PublicationKind;
}

const kindOf = (fields: URLSearchParams): PublicationKind => KINDS.find((kind) => kind === fields.get("kind")) ?? "regular";

/** Publishes what was looked at, at once or at a set time. */
export async function publishAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t, siteDesk } = visit;
  const options = await loadPartOptions(visit, await listPublications(db, code));
  const chosen = { options, parts: readParts(options, form), kind: kindOf(form) };
  const typed: Typed = {
    ...{ note: form.get("note") ?? "", due: form.get("due") ?? "", reason: form.get("reason") ?? "", form },
    when: form.get("when") === "later" ? "later" : "now",
  };
  const choices = choicesOf(options, chosen.parts);
  const again = async (errors: readonly FieldError[], prepared?: PreparedPublication) =>
    previewPage(visit, chosen, prepared ?? (await preparePublication(db, code, choices, now)), typed, errors, prepared !== undefined);
  const dueAt = typed.when === "later" ? readLocalTime(typed.due) : null;
  if (typed.when === "later" && dueAt === null) return again([{ field: "due", message: t("publish.refused.no-time") }]);
  const lines = chosen.kind === "correction" ? withTyped([], form) : [];
  const missing = lines.flatMap(({ isTicked, reason }, i) => (isTicked && reason === "" && typed.reason.trim() === "" ? [i] : []));
  if (missing.length > 0) return again([{ field: "reason", message: t("publish.refused.no-reason") }]);
  const corrections = correctionsOf(lines, typed.reason.trim());
  const seen = form.get("seal") ?? "";
  const published = await publish(db, person, { choices, seen, kind: chosen.kind, note: typed.note, corrections, dueAt, now });
  if (!published.ok) return refused(visit, published.refusal, again);
  siteDesk?.wake();
  const { number } = published.value;
  return number === null
    ? done(addressOf("publications", { code }), "publication-scheduled")
    : done(addressOf("publication", { code, number }), "published");
}

type Again = (errors: readonly FieldError[], prepared?: PreparedPublication) => Promise<Answer>;

async function refused({ t }: Posting, refusal: PublishRefusal, again: Again): Promise<Answer> {
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "changed-since":
      return again([], refusal.prepared);
    case "no-note":
    case "too-long":
      return again([{ field: "note", message: t(`publish.refused.${refusal.kind}`) }]);
    case "due-in-past":
      return again([{ field: "due", message: t("publish.refused.due-in-past") }]);
    case "no-corrections":
      return again([{ field: "lines", message: t("publish.refused.no-corrections") }]);
    case "nothing-chosen":
    case "unchanged":
    case "waiting":
      // The page says so itself.
      return again([{ field: "preview", message: t(`publish.refused.${refusal.kind}`) }]);
  }
}

function choosePage(visit: StaffVisit, chosen: Chosen, preview: ReactNode, status: 200 | 409 | 422 = 200): Page {
  const { code, t } = visit;
  return {
    kind: "page",
    title: t("publish.title"),
    status,
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={t("publish.title")}>
          <p className="lead">{t("publish.lead")}</p>
        </PageHead>
        {preview}
        <Block title={t(preview === null ? "publish.choose" : "publish.chooseAgain")} id="choose">
          <ChoiceForm options={chosen.options} typed={chosen.parts} kind={chosen.kind} />
        </Block>
      </>
    ),
  };
}

async function previewPage(
  visit: StaffVisit,
  chosen: Chosen,
  prepared: PreparedPublication,
  typed: Typed,
  errors: readonly FieldError[],
  hasChanged = false,
): Promise<Page> {
  const { db, code, t, locale } = visit;
  const items = prepared.items.map(({ item }) => item);
  const words = itemWords(
    t,
    locale,
    items,
    prepared.changes.flatMap(({ was }) => was ?? []),
  );
  const waiting = (await listPublications(db, code)).find(({ publishedAt, cancelledAt }) => publishedAt === null && cancelledAt === null);
  const preview = (
    <>
      <ErrorSummary errors={errors} />
      {hasChanged ? (
        <Notice attention status>
          <p>{t("publish.refused.changed-since")}</p>
        </Notice>
      ) : null}
      {waiting === undefined ? null : <WaitingNotice waiting={waiting} />}
      <Preview {...{ chosen, prepared, words }} />
      {waiting !== undefined || prepared.parts.length === 0 || prepared.changes.length === 0 ? null : (
        <Block title={t("publish.last")}>
          <PublishForm
            {...{ parts: chosen.parts, kind: chosen.kind, seal: prepared.seal, errors }}
            typed={{ ...typed, lines: linesOf(chosen.kind, prepared, words, typed.form) }}
          />
        </Block>
      )}
    </>
  );
  return choosePage(visit, chosen, preview, hasChanged ? 409 : errors.length > 0 ? 422 : 200);
}

function linesOf(
  kind: PublicationKind,
  { changes }: PreparedPublication,
  words: ItemWords,
  form: URLSearchParams | null,
): readonly TypedLine[] {
  if (kind === "regular") return [];
  const proposed = proposedLines(changes, words);
  return form === null ? proposed : withTyped(proposed, form);
}

/** What would change for citizens. */
function Preview({
  chosen,
  prepared,
  words,
}: {
  readonly chosen: Chosen;
  readonly prepared: PreparedPublication;
  readonly words: ItemWords;
}) {
  const { t } = words;
  const { before, changes, parts } = prepared;
  const { code } = prepared.items.map(({ item }) => item).find((item) => item.kind === "municipality") ?? { code: "" };
  return (
    <Block title={t("publish.preview")} id="preview">
      {parts.length === 0 ? (
        <Empty>{t("publish.refused.nothing-chosen")}</Empty>
      ) : (
        <>
          <PublishWarnings
            options={chosen.options}
            choices={choicesOf(chosen.options, chosen.parts)}
            items={prepared.items.map(({ item }) => item)}
          />
          <p>{before === null ? t("publish.preview.first") : t("publish.preview.against", { number: before.number })}</p>
          {changes.length === 0 ? (
            <Empty>{t("publish.refused.unchanged")}</Empty>
          ) : (
            <>
              <ChangeCounts changes={changes} />
              <ItemChanges changes={changes} words={words} hrefOf={(change) => recordHref(change, code)} />
            </>
          )}
        </>
      )}
    </Block>
  );
}
