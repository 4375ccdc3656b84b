import { findAttachment } from "../../../store/attachment-store.ts";
import { readSourceFile } from "../../../store/source-file-store.ts";
import { type AttachRefusal, attachFile, LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../../../use-cases/sheet/attach-file.ts";
import { type RemoveAttachmentRefusal, removeAttachment } from "../../../use-cases/sheet/remove-attachment.ts";
import { downloadOf } from "../../download.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { type SpooledForm, withSpooledFiles } from "../imports/spool-files.ts";
import { openSheetFor, showsAttachment } from "./open-sheet.ts";
import { sheetPage } from "./sheet-page.tsx";

/** What of a sheet's files is posted at once, with room for the form around them. */
const MOST_POSTED = LARGEST_ATTACHMENT * 5 + 1_000_000;

/** A file of a sheet to be saved; never shown as a page. One that was removed can still be had. */
export async function attachmentAnswer(visit: StaffVisit<"sheet" | "attachment">): Promise<Answer> {
  const { db, code, parts } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const id = readId(parts.attachment);
  const found = id === null ? null : await findAttachment(db, code, opened.sheet.id, id);
  if (!found || !showsAttachment(opened, found)) return missing("missing.attachment");
  return downloadOf({
    ...{ name: found.name, plainName: `attachment-${found.id}`, bytes: found.size },
    parts: readSourceFile(db, code, found.sha256),
  });
}

/** Attaches the files of a form to a sheet, one after the other. */
export async function attachAnswer(visit: Posting<"sheet">): Promise<Answer> {
  const { db, parts, request, intake, t } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const { id } = opened.sheet;
  const taken = await withSpooledFiles(request, intake.spool, (form) => take(visit, id, form), MOST_POSTED);
  if (!taken.ok) {
    const status = ({ "not-files": 415, "too-large": 413, "cut-off": 422 } as const)[taken.refusal.kind];
    return again(visit, [t(`received.${taken.refusal.kind}`)], status);
  }
  if (taken.value.length > 0) return again(visit, taken.value, 422);
  return done(`${addressOf("sheet", { code: visit.code, sheet: id })}#attachments`, "attached");
}

/** Why files were not attached, one sentence a file. */
async function take(visit: Posting<"sheet">, sheet: number, { files }: SpooledForm): Promise<readonly string[]> {
  const { db, person, now, t } = visit;
  if (files.length === 0) return [t("attachments.missing")];
  const refused: string[] = [];
  for (const { name, spooled } of files) {
    if (!spooled.ok) {
      const { kind } = spooled.refusal;
      refused.push(kind === "disk-full" ? t("attachments.refused.disk-full", { name }) : tooLarge(visit, name));
      continue;
    }
    const attached = await attachFile(db, person, { sheet, name, path: spooled.value.path, now });
    if (!attached.ok) refused.push(sentenceOf(visit, name, attached.refusal));
  }
  return refused;
}

const tooLarge = ({ t }: Pick<Posting, "t">, name: string): string =>
  t("attachments.refused.too-large", { name, megabytes: LARGEST_ATTACHMENT / 1_000_000 });

function sentenceOf(visit: Posting<"sheet">, name: string, why: AttachRefusal): string {
  const { t } = visit;
  switch (why.kind) {
    case "too-large":
      return tooLarge(visit, name);
    case "too-many":
      return t("attachments.refused.too-many", { name, files: MOST_ATTACHMENTS });
    case "empty":
      return t("attachments.refused.empty", { name });
    default:
      return t("attachments.refused.not-now");
  }
}

/** Takes a file off a sheet, with the reason. */
export async function removeAttachmentAnswer(visit: Posting<"sheet" | "attachment">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const [sheet, attachment] = [readId(parts.sheet), readId(parts.attachment)];
  if (sheet === null || attachment === null) return missing("missing.attachment");
  const removed = await removeAttachment(db, person, { sheet, attachment, reason: form.get("reason") ?? "", now });
  if (removed.ok) return done(`${addressOf("sheet", { code, sheet })}#attachments`, "attachment-removed");
  const { kind }: RemoveAttachmentRefusal = removed.refusal;
  if (kind === "unknown-sheet") return missing("missing.sheet");
  if (kind === "unknown-attachment") return missing("missing.attachment");
  return again(visit, [t(kind === "needs-reason" ? "attachments.needs-reason" : "attachments.refused.not-now")], 422);
}

/** The sheet once more, with what stood in the way. */
async function again(visit: StaffVisit<"sheet">, messages: readonly string[], status: Page["status"]): Promise<Answer> {
  const page = await sheetPage(visit, messages);
  return "kind" in page && page.kind === "page" ? { ...page, status: status ?? 422 } : page;
}
