import { commentOnSheet } from "../../../use-cases/sheet/comment-on-sheet.ts";
import { settleComment } from "../../../use-cases/sheet/settle-comment.ts";
import { type Answer, done, elsewhere, missing, type Posting, readId, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { commentAnchor } from "./sheet-comments.tsx";

/** Keeps what somebody said of a sheet or of a field. */
export async function commentAnswer({ db, code, parts, form, person, now }: Posting<"sheet">): Promise<Answer> {
  const sheet = readId(parts.sheet);
  if (sheet === null) return missing("missing.sheet");
  const pointer = form.get("pointer") || null;
  const said = await commentOnSheet(db, person, { sheet, pointer, text: form.get("text") ?? "", now });
  const address = addressOf("sheet", { code, sheet });
  if (said.ok) return done(`${address}${commentAnchor(pointer)}`, "sheet-commented");
  switch (said.refusal.kind) {
    case "unknown-sheet":
      return missing("missing.sheet");
    case "forbidden":
      return stopped("not-permitted");
    default:
      return elsewhere(`${address}#comment`);
  }
}

/** Says that what a comment asked for is done, or that it is not. */
export async function settleAnswer({ db, code, parts, form, person, now }: Posting<"sheet" | "comment">): Promise<Answer> {
  const [sheet, comment] = [readId(parts.sheet), readId(parts.comment)];
  if (sheet === null || comment === null) return missing("missing.sheet");
  const settled = await settleComment(db, person, { sheet, comment, settled: form.get("settled") === "yes", now });
  if (settled.ok) return done(`${addressOf("sheet", { code, sheet })}#comment-${comment}`, "sheet-settled");
  return settled.refusal.kind === "forbidden" ? stopped("not-permitted") : missing("missing.sheet");
}
