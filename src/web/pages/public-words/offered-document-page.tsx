import type { ReactNode } from "react";
import { endingOf, type OfferedFile } from "../../../domain/publication/offered-file.ts";
import { listDocuments } from "../../../store/document-store.ts";
import { listGoals } from "../../../store/goal-store.ts";
import { listOfferedDocuments, type OfferedDocument } from "../../../store/offered-document-store.ts";
import { listPlans } from "../../../store/plan-store.ts";
import { type OfferDocumentRefusal, offerDocument, offerNoMore } from "../../../use-cases/publication/offer-document.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError, type Option, SelectField, TextField } from "../../ui/form-parts.tsx";
import { formatSize } from "../../ui/numbers.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Facts, Notice } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { StaleText } from "./stale-text.tsx";

interface Kept {
  readonly id: number;
  readonly file: OfferedFile;
  /** Null where it is not offered. */
  readonly offered: OfferedDocument | null;
}

interface Typed {
  readonly title: string;
  readonly day: string;
  /** plan-100012, year-2025; empty for neither. */
  readonly place: string;
}

/** Whether a kept document is to be found by citizens for download, what it is called there, and with what it is listed. */
export async function offeredDocumentPage(visit: StaffVisit<"document">): Promise<Answer> {
  const kept = await keptFile(visit);
  if (kept === null) return missing("missing.document");
  return page(visit, { kept, base: kept.offered?.revision ?? 0, typed: typedOf(kept.offered ?? { title: stemOf(kept.file.name) }) });
}

export async function offerDocumentAnswer(visit: Posting<"document">): Promise<Answer> {
  const { db, code, form, person, now } = visit;
  const kept = await keptFile(visit);
  if (kept === null) return missing("missing.document");
  const typed = { title: form.get("title") ?? "", day: form.get("day") ?? "", place: form.get("place") ?? "" };
  const [, kind, number] = /^(plan|year)-(\d{1,15})$/u.exec(typed.place) ?? [];
  const place = { plan: kind === "plan" ? Number(number) : null, year: kind === "year" ? Number(number) : null };
  const base = baseOf(form);
  const offered = await offerDocument(db, person, { id: kept.id, base, title: typed.title, day: typed.day, ...place, now });
  if (offered.ok) return done(addressOf("offeredDocuments", { code }), offered.value.unchanged ? "word-unchanged" : "document-offered");
  return refused(visit, { kept, base, typed }, offered.refusal);
}

export async function offerNoMoreAnswer(visit: Posting<"document">): Promise<Answer> {
  const { db, code, form, person, now } = visit;
  const id = readId(visit.parts.document);
  const dropped = await offerNoMore(db, person, { id: id ?? 0, base: baseOf(form), now });
  if (!dropped.ok && dropped.refusal.kind === "forbidden") return stopped("not-permitted");
  if (dropped.ok || dropped.refusal.kind !== "stale") return done(addressOf("offeredDocuments", { code }), "document-kept");
  const { latest } = dropped.refusal;
  const kept = await keptFile(visit);
  if (kept === null) return missing("missing.document");
  return stale(visit, { kept, base: latest.revision, typed: typedOf(latest) }, latest);
}

const baseOf = (form: URLSearchParams): number => Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);

async function keptFile({ db, code, parts }: StaffVisit<"document">): Promise<Kept | null> {
  const id = readId(parts.document);
  const offered = (await listOfferedDocuments(db, code)).find((one) => one.id === id) ?? null;
  if (offered !== null) return { id: offered.id, file: offered, offered };
  const found = (await listDocuments(db, code)).find((one) => one.id === id);
  if (found === undefined || endingOf(found.mediaType) === null) return null;
  const { name, mediaType, bytes: size, sha256 } = found;
  return { id: found.id, file: { name, mediaType, size, sha256 }, offered: null };
}

function typedOf({ title, day = null, plan = null, year = null }: Pick<OfferedDocument, "title"> & Partial<OfferedDocument>): Typed {
  return { title, day: day ?? "", place: plan !== null ? `plan-${plan}` : year !== null ? `year-${year}` : "" };
}

const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/iu, "").replaceAll("_", " ");

function refused(visit: Posting<"document">, shown: Shown, refusal: OfferDocumentRefusal): Answer | Promise<Answer> {
  const { t } = visit;
  const again = (field: keyof Typed, message: string) => page(visit, { ...shown, errors: [{ field, message }], status: 422 });
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-document":
    case "not-offered":
      return missing("missing.document");
    case "no-title":
      return again("title", t("offered.refused.no-title"));
    case "too-long":
      return again("title", t("offered.refused.too-long"));
    case "no-day":
      return again("day", t("offered.refused.no-day"));
    case "unknown-place":
      return again("place", t("offered.refused.unknown-place"));
    case "stale":
      return stale(visit, shown, refusal.latest);
  }
}

function stale(visit: StaffVisit<"document">, shown: Shown, latest: OfferedDocument | null): Promise<Answer> {
  const { t } = visit;
  const notice =
    latest === null ? (
      <Notice attention status>
        <p>{t("offered.stale.kept")}</p>
      </Notice>
    ) : (
      <StaleText
        theirs={[
          [t("field.title"), latest.title],
          [t("field.documentDay"), latest.day ?? ""],
        ]}
        by={null}
      />
    );
  return page(visit, { ...shown, base: latest?.revision ?? 0, notice, status: 409 });
}

interface Shown {
  readonly kept: Kept;
  readonly base: number;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly notice?: ReactNode;
  readonly status?: 200 | 409 | 422;
}

async function placesOf({ db, code, t, locale }: StaffVisit<"document">): Promise<Option[]> {
  const years = [...new Set((await listGoals(db, code)).flatMap(({ fiscalYear }) => fiscalYear ?? []))].sort((a, b) => b - a);
  return [
    { value: "", label: t("offered.place.none") },
    ...(await listPlans(db, code)).map((plan) => ({ value: `plan-${plan.id}`, label: planTitle(plan, t) })),
    ...years.map((year) => ({ value: `year-${year}`, label: t("goals.yearTitle", { year: formatYear(year, locale) }) })),
  ];
}

async function page(
  visit: StaffVisit<"document">,
  { kept, base, typed, errors = [], notice = null, status = 200 }: Shown,
): Promise<Answer> {
  const { code, t } = visit;
  const { id, file } = kept;
  const title = t(base === 0 ? "offered.new" : "offered.change");
  return {
    kind: "page",
    title,
    status,
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.offeredDocuments"), href: addressOf("offeredDocuments", { code }) },
    ],
    body: (
      <>
        <PageHead title={title}>
          <Facts
            facts={[
              [t("field.fileName"), <Words key="name">{file.name}</Words>],
              [t("field.fileSize"), formatSize(file.size)],
            ]}
          />
        </PageHead>
        <ErrorSummary errors={errors} />
        {notice}
        <Notice attention>
          <p>{t("offered.warning")}</p>
        </Notice>
        <form method="post" action={addressOf("offerDocument", { code, document: id })} className="decide-form" noValidate>
          <input type="hidden" name="base" value={base} />
          <TextField
            {...{ id: "title", label: t("field.title"), hint: t("offered.title.hint"), errors, defaultValue: typed.title }}
            {...{ maxLength: 200, required: true, lang: "ja" }}
          />
          <TextField
            {...{ id: "day", label: t("field.documentDay"), hint: t("offered.day.hint"), errors, defaultValue: typed.day, type: "date" }}
          />
          <SelectField
            {...{ id: "place", label: t("offered.place"), hint: t("offered.place.hint"), errors, defaultValue: typed.place }}
            options={await placesOf(visit)}
          />
          <Notice>
            <p>{t("words.goesOut")}</p>
          </Notice>
          <p className="actions-line">
            <button className="button" type="submit">
              {t(base === 0 ? "offered.act" : "words.save")}
            </button>
          </p>
        </form>
        {base === 0 ? null : (
          <Block title={t("offered.stop")}>
            <p>{t("offered.stop.means")}</p>
            <form method="post" action={addressOf("offerNoMore", { code, document: id })}>
              <input type="hidden" name="base" value={base} />
              <p className="actions-line">
                <button className="button danger" type="submit">
                  {t("offered.stop")}
                </button>
              </p>
            </form>
          </Block>
        )}
      </>
    ),
  };
}
