import { listPublications } from "../../../store/publication-store.ts";
import { preparePublication } from "../../../use-cases/publication/prepare-publication.ts";
import type { Answer, Page, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { ChoiceForm } from "./choice-form.tsx";
import { choicesOf, readParts, suggestedParts } from "./part-choice.ts";
import { loadPartOptions } from "./part-options.ts";
import { previewPage } from "./preview-page.tsx";
import { type Chosen, kindOf, NOTHING_TYPED } from "./typed-publication.ts";
import { WaitingNotice, waitingOf } from "./waiting-notice.tsx";

/**
 * Chooses what is published; once it is chosen, shows what would change for citizens. Nothing is published by looking. While another one waits for its time nothing can be, so it is that
 * one which is shown, with what may be done.
 */
export async function newPublicationPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, query, fiscalYear, now, t } = visit;
  const publications = await listPublications(db, code);
  const waiting = waitingOf(publications);
  if (waiting !== null) return titled(visit, t("publish.waits"), <WaitingNotice waiting={waiting} />);
  const options = await loadPartOptions(visit, publications);
  const isAsked = query.get("look") === "1";
  const parts = isAsked ? readParts(options, query) : suggestedParts(options, fiscalYear);
  const chosen: Chosen = { options, parts, kind: kindOf(query) };
  if (isAsked) {
    const prepared = await preparePublication(db, code, choicesOf(options, parts), now);
    return previewPage(visit, chosen, prepared, { typed: NOTHING_TYPED, errors: [], hasChanged: false });
  }
  return titled(
    visit,
    t("publish.lead"),
    <Block title={t("publish.choose")} id="choose">
      <ChoiceForm {...chosen} />
    </Block>,
  );
}

function titled({ code, t }: StaffVisit, lead: string, body: Page["body"]): Page {
  return {
    kind: "page",
    title: t("publish.title"),
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={t("publish.title")}>
          <p className="lead">{lead}</p>
        </PageHead>
        {body}
      </>
    ),
  };
}
