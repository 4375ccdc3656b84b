import { mayWith } from "../../../domain/access/permission.ts";
import { differencesOf } from "../../../domain/sheet/sheet-fields.ts";
import { findSheetRevision, type SheetRevision } from "../../../store/sheet-history-store.ts";
import { type RestoreRefusal, restoreRevision } from "../../../use-cases/sheet/restore-revision.ts";
import { type Answer, done, elsewhere, missing, type Posting, readId, type StaffVisit, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge, Empty, Facts } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { ChangeList } from "./conflict-page.tsx";
import { type OpenedSheet, openSheetFor } from "./open-sheet.ts";
import { SheetPageHead, sheetCrumbs } from "./sheet-head.tsx";
import { CompareForm } from "./sheet-history-page.tsx";

/** What a revision of a sheet changed, field by field, from the one before or from any other, and the way to let it stand again. */
export async function sheetRevisionPage(visit: StaffVisit<"sheet" | "number">): Promise<Answer> {
  const { code, parts, query } = visit;
  const to = readId(query.get("to") ?? "");
  const sheet = readId(parts.sheet);
  // The form of the two revisions has its address from the one that was shown.
  if (sheet !== null && to !== null && String(to) !== parts.number)
    return elsewhere(addressOf("sheetRevision", { code, sheet, number: to }, { from: query.get("from") }));
  return revisionPage(visit, []);
}

/** Lets a revision stand again, with a reason. */
export async function restoreAnswer(visit: Posting<"sheet" | "number">): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const [sheet, number, base] = [readId(parts.sheet), readId(parts.number), readId(form.get("revision") ?? "")];
  if (sheet === null || number === null) return missing("missing.sheet");
  if (base === null) return unreadable;
  const restored = await restoreRevision(db, person, { sheet, base, number, reason: form.get("reason") ?? "", now });
  if (restored.ok) return done(addressOf("sheetHistory", { code, sheet }), "sheet-restored");
  const { kind } = restored.refusal;
  if (kind === "unknown-sheet") return missing("missing.sheet");
  if (kind === "unknown-revision") return missing("missing.revision");
  return revisionPage(visit, [{ field: "reason", message: t(`revisions.refused.${kind satisfies Told}`) }]);
}

type Told = Exclude<RestoreRefusal["kind"], "unknown-sheet" | "unknown-revision">;

async function revisionPage(visit: StaffVisit<"sheet" | "number">, errors: readonly FieldError[]): Promise<Answer> {
  const { db, code, parts, query, person, t } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened || !mayWith(person, "comment-on-sheet", opened.sheet)) return missing("missing.sheet");
  const { sheet } = opened;
  const number = readId(parts.number) ?? 0;
  const revision = await findSheetRevision(db, code, sheet.id, number);
  if (!revision) return missing("missing.revision");
  const from = readId(query.get("from") ?? "") ?? number - 1;
  const before = from === 0 ? null : await findSheetRevision(db, code, sheet.id, from);
  const title = t("revisions.revision", { number });
  return {
    kind: "page",
    title,
    crumbs: [...sheetCrumbs(opened, visit), { title: t("revisions.title"), href: addressOf("sheetHistory", { code, sheet: sheet.id }) }],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <SheetPageHead opened={opened} title={title} />
        <ErrorSummary errors={errors} />
        <MadeBy revision={revision} />
        <CompareForm sheet={sheet.id} latest={sheet.revision} from={Math.max(1, from)} to={number} />
        <Differences opened={opened} before={before} after={revision} />
        {opened.obstacle === null && number < sheet.revision ? <RestoreForm opened={opened} number={number} errors={errors} /> : null}
      </>
    ),
  };
}

function MadeBy({ revision: { by, at, reason, phase, proxy } }: { readonly revision: SheetRevision }) {
  const { t, locale } = usePage();
  return (
    <Facts
      facts={[
        [
          t("revisions.who"),
          <>
            <Words>{by ?? t("revisions.nobody")}</Words> {proxy ? <Badge>{t("revisions.proxy")}</Badge> : null}
          </>,
        ],
        [t("revisions.when"), formatMoment(at, locale)],
        [t("revisions.phase"), t(`phase.${phase}`)],
        [t("revisions.why"), reason],
      ]}
    />
  );
}

function Differences({
  opened: { form },
  before,
  after,
}: {
  readonly opened: OpenedSheet;
  readonly before: SheetRevision | null;
  readonly after: SheetRevision;
}) {
  const { t } = usePage();
  if (!before) return <Empty>{t("revisions.begun")}</Empty>;
  const changes = differencesOf(before.body, after.body);
  return (
    <Block title={t("revisions.differences", { from: before.number, to: after.number })}>
      {changes.length === 0 ? (
        <Empty>{t("revisions.same")}</Empty>
      ) : (
        <>
          <p>{t("revisions.changes", { count: changes.length })}</p>
          <ChangeList changes={changes} form={form} />
        </>
      )}
    </Block>
  );
}

function RestoreForm({
  opened: { sheet },
  number,
  errors,
}: {
  readonly opened: OpenedSheet;
  readonly number: number;
  readonly errors: readonly FieldError[];
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <Block title={t("revisions.restore")}>
      <p>{t("revisions.restoreText", { number })}</p>
      <form method="post" action={addressOf("restoreRevision", { code, sheet: sheet.id, number })} className="decide-form">
        <input type="hidden" name="revision" value={sheet.revision} />
        <TextField {...{ id: "reason", label: t("revisions.restoreReason"), errors, required: true, maxLength: 500 }} />
        <p className="actions-line">
          <button type="submit" className="button">
            {t("revisions.restore")}
          </button>
        </p>
      </form>
    </Block>
  );
}
