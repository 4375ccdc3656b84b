import { listPublications } from "../../../store/publication-store.ts";
import { listOpenSheets, type OpenInYear } from "../../../use-cases/publication/list-open-sheets.ts";
import type { PreparedPublication } from "../../../use-cases/publication/prepare-publication.ts";
import type { Page, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { ChangeCounts, ItemChanges } from "../../ui/item-change.tsx";
import { itemWords } from "../../ui/item-words.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import type { ItemWords } from "../../ui/said-fields.ts";
import { ChoiceForm } from "./choice-form.tsx";
import { proposedLines, type TypedLine, withTyped } from "./correction-lines.ts";
import { loadReasons } from "./correction-reasons.ts";
import { choicesOf } from "./part-choice.ts";
import { PublishForm } from "./publish-form.tsx";
import { recordHref } from "./record-href.ts";
import { RemovalsNotice } from "./removals-notice.tsx";
import type { Chosen, Typed } from "./typed-publication.ts";
import { WaitingNotice, waitingOf } from "./waiting-notice.tsx";
import { PublishWarnings } from "./warnings.tsx";

interface Sent {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The record is not as it was when the person looked. */
  readonly hasChanged: boolean;
}

/** What would change for citizens, and the form that publishes it. What was typed stays, also where it cannot be published yet. */
export async function previewPage(
  visit: StaffVisit,
  chosen: Chosen,
  prepared: PreparedPublication,
  { typed, errors, hasChanged }: Sent,
): Promise<Page> {
  const { db, code, t, locale } = visit;
  const items = prepared.items.map(({ item }) => item);
  const gone = prepared.changes.flatMap(({ was }) => was ?? []);
  const words = itemWords(t, locale, items, gone);
  const waiting = waitingOf(await listPublications(db, code));
  const lines = await loadLines(visit, chosen, prepared, words, typed);
  const canBePublished = prepared.parts.length > 0 && prepared.changes.length > 0;
  return {
    kind: "page",
    title: t("publish.preview.title"),
    status: hasChanged ? 409 : errors.length > 0 ? 422 : 200,
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={t("publish.preview.title")}>
          <p className="lead">{t("publish.preview.lead")}</p>
          <p className="actions-line on-screen">
            {canBePublished ? <a href="#publish">{t("publish.toForm")}</a> : null}
            <a href="#choose">{t("publish.chooseAgain")}</a>
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {hasChanged ? (
          <Notice attention status>
            <p>{t("publish.refused.changed-since")}</p>
          </Notice>
        ) : null}
        {waiting === null ? null : <WaitingNotice waiting={waiting} />}
        <Preview {...{ chosen, prepared, words, code }} open={await loadOpen(visit, chosen, prepared)} />
        {canBePublished ? (
          <Block title={t("publish.last")} id="publish">
            <PublishForm {...{ chosen, prepared, typed, errors }} lines={lines} />
          </Block>
        ) : null}
        <Block title={t("publish.chooseAgain")} id="choose">
          <ChoiceForm {...chosen} />
        </Block>
      </>
    ),
  };
}

/** What is not accepted yet in the years that are taken from the record. */
async function loadOpen({ db, code, now }: StaffVisit, { options, parts }: Chosen, prepared: PreparedPublication): Promise<OpenInYear[]> {
  const items = prepared.items.map(({ item }) => item);
  const open: OpenInYear[] = [];
  for (const { take, part } of choicesOf(options, parts))
    if (take === "renew" && part.kind === "year") open.push(await listOpenSheets(db, code, { part, items, now }));
  return open;
}

async function loadLines(
  visit: StaffVisit,
  { kind }: Chosen,
  prepared: PreparedPublication,
  words: ItemWords,
  { form }: Typed,
): Promise<readonly TypedLine[]> {
  if (kind === "regular") return [];
  const proposed = proposedLines({ ...prepared, reasonsOf: await loadReasons(visit, prepared, words) }, words);
  return form === null ? proposed : withTyped(proposed, form);
}

interface Previewed {
  readonly chosen: Chosen;
  readonly prepared: PreparedPublication;
  readonly open: readonly OpenInYear[];
  readonly words: ItemWords;
  readonly code: string;
}

/** What would change for citizens. */
function Preview({ chosen, prepared, open, words, code }: Previewed) {
  const { t } = words;
  const { before, changes, parts, removals } = prepared;
  if (parts.length === 0)
    return (
      <Block title={t("publish.preview")} id="preview">
        <Empty>{t("publish.refused.nothing-chosen")}</Empty>
      </Block>
    );
  return (
    <Block title={t("publish.preview")} id="preview">
      <p>{before === null ? t("publish.preview.first") : t("publish.preview.against", { number: before.number })}</p>
      {changes.length === 0 ? <Empty>{t("publish.refused.unchanged")}</Empty> : <ChangeCounts changes={changes} />}
      <RemovalsNotice removals={removals} words={words} />
      <PublishWarnings
        options={chosen.options}
        choices={choicesOf(chosen.options, chosen.parts)}
        open={open}
        items={prepared.items.map(({ item }) => item)}
      />
      <ItemChanges changes={changes} words={words} hrefOf={(change) => recordHref(change, code)} />
    </Block>
  );
}
