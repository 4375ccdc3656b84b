import type { TableCells, ValueTableRefusal } from "../../../domain/indicator/value-table.ts";
import { readPastedCells, writePastedCells } from "../../../domain/wording/pasted-cells.ts";
import { listValueRowsFor } from "../../../use-cases/indicator/list-value-rows.ts";
import { LARGEST_TABLE, readTableFile, type TableFile, type TableFileRefusal } from "../../../use-cases/indicator/read-table-file.ts";
import { previewValueTable, takeValueTable } from "../../../use-cases/indicator/take-value-table.ts";
import { fitsForm } from "../../middleware/posted-form.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { withSpooledFiles } from "../imports/spool-files.ts";
import { TableForms } from "./table-forms.tsx";
import { TablePreviewed } from "./table-previewed.tsx";
import { valuesCrumb } from "./value-links.ts";

/** 表で入れる: a table of values is pasted, or given as a file. */
export async function valueTablePage(visit: StaffVisit): Promise<Answer> {
  return ask(visit, [], "");
}

/** Shows what a table would change; writes it when it comes again with what was shown. */
export async function takeValueTableAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, request, t } = visit;
  if ((request.headers.get("content-type") ?? "").startsWith("multipart/form-data")) return takeFile(visit);
  const text = form.get("table") ?? "";
  const cells = readPastedCells(text);
  const chosen = chosenIn(form);
  const reason = (form.get("reason") ?? "").trim();
  const digest = form.get("act") === "write" ? form.get("digest") : null;
  const shown = { cells, chosen, reason, file: null, changed: false };
  if (digest === null) return preview(visit, shown);
  const taken = await takeValueTable(db, person, { cells, chosen, reason, digest, now });
  if (taken.ok) return done(addressOf("values", { code }), "values-saved");
  switch (taken.refusal.kind) {
    case "needs-reason":
      return preview(visit, shown, [{ field: "reason", message: t("values.fault.correction-needs-reason") }]);
    case "faulty":
    case "changed":
      return preview(visit, { ...shown, changed: taken.refusal.kind === "changed" });
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-indicator":
    case "stale":
      return preview(visit, { ...shown, changed: true });
    default:
      return ask(visit, [tableRefusal(taken.refusal, t)], text);
  }
}

/** What was chosen for rows that name no indicator. */
function chosenIn(form: URLSearchParams): ReadonlyMap<number, number> {
  const chosen = new Map<number, number>();
  for (const [name, value] of form) {
    const row = /^as\.(\d{1,5})$/u.exec(name)?.[1];
    if (row !== undefined && /^\d{1,15}$/u.test(value)) chosen.set(Number(row), Number(value));
  }
  return chosen;
}

async function takeFile(visit: Posting): Promise<Answer> {
  const { request, intake, t } = visit;
  const spooled = await withSpooledFiles(
    request,
    intake.spool,
    async ({ files: [given] }) => {
      if (!given || (given.spooled.ok && given.spooled.value.size === 0)) return t("valueTable.noFile");
      if (!given.spooled.ok || given.spooled.value.size > LARGEST_TABLE)
        return t("valueTable.refused.too-large", { limit: LARGEST_TABLE / 1_000_000 });
      const read = await readTableFile(intake.read, { name: given.name, path: given.spooled.value.path });
      return read.ok ? { name: given.name, ...read.value } : fileRefusal(read.refusal, t);
    },
    LARGEST_TABLE + 100_000,
  );
  if (!spooled.ok) return ask(visit, [t(`received.${spooled.refusal.kind}`)], "");
  if (typeof spooled.value === "string") return ask(visit, [spooled.value], "");
  return preview(visit, { cells: spooled.value.cells, chosen: new Map(), reason: "", file: spooled.value, changed: false });
}

interface GivenTable {
  readonly cells: TableCells;
  readonly chosen: ReadonlyMap<number, number>;
  readonly file: (TableFile & { readonly name: string }) | null;
  readonly reason: string;
  readonly changed: boolean;
}

async function preview(visit: Posting, given: GivenTable, errors: readonly FieldError[] = []): Promise<Page> {
  const { cells, chosen, file, reason, changed } = given;
  const { db, person, now, t, code } = visit;
  const text = writePastedCells(cells);
  if (!fitsForm(text)) return ask(visit, [t("valueTable.refused.too-long")], "");
  const previewed = await previewValueTable(db, person, { cells, chosen, reason, now });
  if (!previewed.ok) return ask(visit, [tableRefusal(previewed.refusal, t)], "");
  return {
    kind: "page",
    title: t("valueTable.preview"),
    crumbs: [valuesCrumb(code, t), { title: t("valueTable.title"), href: addressOf("valueTable", { code }) }],
    status: changed ? 409 : previewed.value.faults.length + errors.length > 0 ? 422 : 200,
    body: <TablePreviewed preview={previewed.value} {...{ text, chosen, file, reason, errors, changed }} />,
  };
}

async function ask({ db, code, person, now, t }: StaffVisit, errors: readonly string[], text: string): Promise<Page> {
  const hasRows = (await listValueRowsFor(db, person, now)).length > 0;
  return {
    kind: "page",
    title: t("valueTable.title"),
    crumbs: [valuesCrumb(code, t)],
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <PageHead title={t("valueTable.title")}>
          <p className="lead">{t("valueTable.lead")}</p>
        </PageHead>
        <TableForms errors={errors} text={text} hasRows={hasRows} />
      </>
    ),
  };
}

function tableRefusal(refusal: ValueTableRefusal, t: StaffVisit["t"]): string {
  switch (refusal.kind) {
    case "too-many-rows":
      return t("valueTable.refused.too-many-rows", { limit: refusal.limit });
    case "too-many-columns":
      return t("valueTable.refused.too-many-columns", { limit: refusal.limit });
    case "year-twice":
      return t("valueTable.refused.year-twice", { head: refusal.head });
    default:
      return t(`valueTable.refused.${refusal.kind}`);
  }
}

function fileRefusal(refusal: TableFileRefusal, t: StaffVisit["t"]): string {
  return refusal.kind === "broken-csv"
    ? t("csv.refusal.broken-csv", { line: String(refusal.line) })
    : t(`valueTable.refused.${refusal.kind}`);
}
