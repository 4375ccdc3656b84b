import { mayWithOpinion } from "../../../domain/review/review-scope.ts";
import { findEnteredSheet } from "../../../store/entered-sheet-store.ts";
import type { OpinionSubject } from "../../../store/opinion-store.ts";
import { findReviewedNode, isUnderReview } from "../../../store/review-opening-store.ts";
import { findSheet } from "../../../store/sheet-store.ts";
import { stateOpinion } from "../../../use-cases/review/state-opinion.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SubjectLink } from "./opinion-parts.tsx";
import { postedText, WordingForm } from "./wording-form.tsx";

/** Where a reviewer writes an opinion: `?sheet=` or `?node=` with `&year=`. */
export async function newOpinionPage(visit: StaffVisit): Promise<Answer> {
  const about = await findAbout(visit, visit.query);
  return about ? page(visit, about, "", []) : missing("missing.reviewed");
}

/** Keeps the opinion. */
export async function stateOpinionAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const about = await findAbout(visit, form);
  if (!about) return missing("missing.reviewed");
  const { subject, fiscalYear } = about;
  const revision = readId(form.get("revision") ?? "") ?? 0;
  const asked =
    subject.kind === "sheet"
      ? ({ kind: "sheet", id: subject.id, revision } as const)
      : ({ kind: "node", id: subject.id, fiscalYear } as const);
  const text = postedText(form, "text");
  const stated = await stateOpinion(db, person, { subject: asked, text, now });
  if (stated.ok) return done(addressOf("opinion", { code, opinion: stated.value.id }), "opinionStated");
  const { kind } = stated.refusal;
  if (kind === "forbidden") return stopped("not-permitted");
  if (kind === "unknown-subject" || kind === "not-opened") return missing("missing.reviewed");
  return page(visit, about, text, [{ field: "text", message: t(`reviews.fault.${kind}`) }]);
}

interface About {
  readonly subject: OpinionSubject;
  readonly fiscalYear: number;
}

/** What the reviewer wants to speak of; null where it is not there, or not opened to reviewers. */
async function findAbout({ db, code, person }: StaffVisit, asked: URLSearchParams): Promise<About | null> {
  const sheetId = readId(asked.get("sheet") ?? "");
  if (sheetId !== null) {
    const stored = await findSheet(db, code, sheetId);
    const sheet = stored && (await findEnteredSheet(db, code, stored));
    if (!sheet || !mayWithOpinion(person, "review", { ...sheet, kind: "sheet" })) return null;
    const { id, revision, kind: sheetKind, title, departmentId, department, divisionId, reviewable, fiscalYear } = sheet;
    return { fiscalYear, subject: { kind: "sheet", id, revision, sheetKind, title, departmentId, department, divisionId, reviewable } };
  }
  const nodeId = readId(asked.get("node") ?? "");
  const year = asked.get("year") ?? "";
  const node = nodeId === null ? null : await findReviewedNode(db, code, nodeId);
  if (!node || !/^\d{4}$/u.test(year) || !(await isUnderReview(db, code, Number(year)))) return null;
  const { id, plan, code: nodeCode, title } = node;
  return { fiscalYear: Number(year), subject: { kind: "node", id, title: `${nodeCode} ${title}`, page: { plan, code: nodeCode } } };
}

function page({ code, t }: StaffVisit, about: About, text: string, errors: readonly FieldError[]): Page {
  const { subject, fiscalYear } = about;
  const hidden = subject.kind === "sheet" ? { sheet: subject.id, revision: subject.revision } : { node: subject.id, year: fiscalYear };
  return {
    kind: "page",
    title: t("reviews.write"),
    status: errors.length > 0 ? 422 : 200,
    crumbs: [{ title: t("reviews.title"), href: addressOf("reviews", { code }) }],
    body: (
      <>
        <PageHead title={t("reviews.write")}>
          <p className="lead">
            <SubjectLink opinion={about} />
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        <WordingForm
          {...{ field: "text", label: t("reviews.text"), hint: t("reviews.text.hint"), text, errors, hidden }}
          action={addressOf("stateOpinion", { code })}
          button={t("reviews.state")}
        />
      </>
    ),
  };
}
