import { readLocalTime } from "../../../domain/calendar/local-time.ts";
import { listPublications } from "../../../store/publication-store.ts";
import { type PreparedPublication, preparePublication } from "../../../use-cases/publication/prepare-publication.ts";
import { type PublishRefusal, publish } from "../../../use-cases/publication/publish.ts";
import { type Answer, done, type Posting, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { correctionsOf, withTyped } from "./correction-lines.ts";
import { choicesOf, readParts } from "./part-choice.ts";
import { loadPartOptions } from "./part-options.ts";
import { previewPage } from "./preview-page.tsx";
import { type Chosen, kindOf, readTyped } from "./typed-publication.ts";

type Again = (errors: readonly FieldError[], prepared?: PreparedPublication, hasChanged?: boolean) => Promise<Answer>;

/** Publishes what was looked at, at once or at a set time. */
export async function publishAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t, siteDesk } = visit;
  const options = await loadPartOptions(visit, await listPublications(db, code));
  const chosen: Chosen = { options, parts: readParts(options, form), kind: kindOf(form) };
  const typed = readTyped(form);
  const choices = choicesOf(options, chosen.parts);
  const again: Again = async (errors, prepared, hasChanged = false) =>
    previewPage(visit, chosen, prepared ?? (await preparePublication(db, code, choices, now)), {
      // What goes may be something else by now.
      typed: hasChanged ? { ...typed, removes: false } : typed,
      ...{ errors, hasChanged },
    });
  const dueAt = typed.when === "later" ? readLocalTime(typed.due) : null;
  if (typed.when === "later" && dueAt === null) return again([{ field: "due", message: t("publish.refused.no-time") }]);
  const lines = chosen.kind === "correction" ? withTyped([], form) : [];
  if (lines.some(({ isTicked, reason }) => isTicked && reason === "") && typed.reason.trim() === "")
    return again([{ field: "reason", message: t("publish.refused.no-reason") }]);
  const corrections = correctionsOf(lines, typed.reason.trim());
  const seen = form.get("seal") ?? "";
  const { note, removes } = typed;
  const published = await publish(db, person, { choices, seen, removes, kind: chosen.kind, note, corrections, dueAt, now });
  if (!published.ok) return refused(visit, published.refusal, again);
  siteDesk?.wake();
  const { number } = published.value;
  return number === null
    ? done(addressOf("publications", { code }), "publication-scheduled")
    : done(addressOf("publication", { code, number }), "published");
}

async function refused({ t }: Posting, refusal: PublishRefusal, again: Again): Promise<Answer> {
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "changed-since":
      return again([], refusal.prepared, true);
    case "removes":
      return again([{ field: "removes", message: t("publish.refused.removes") }], refusal.prepared);
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
