import type { ReactNode } from "react";
import { type ExplainedTerm, listTerms } from "../../../store/public-word-store.ts";
import { type ExplainTermRefusal, explainTerm } from "../../../use-cases/publication/save-term.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { AreaField, ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { StaleText } from "./stale-text.tsx";

interface Typed {
  readonly term: string;
  readonly reading: string;
  readonly explanation: string;
  /** One a line. */
  readonly otherNames: string;
}

/** Explains a term that nobody has explained: one that a plan marks, or any other. */
export async function newTermPage(visit: StaffVisit): Promise<Answer> {
  return termPage(visit, {
    kept: null,
    base: 0,
    typed: { term: visit.query.get("term") ?? "", reading: "", explanation: "", otherNames: "" },
  });
}

export async function explainedTermPage(visit: StaffVisit<"term">): Promise<Answer> {
  const kept = await keptTerm(visit);
  return kept === null ? missing("missing.term") : termPage(visit, { kept, base: kept.revision, typed: typedOf(kept) });
}

export async function explainTermAnswer(visit: Posting): Promise<Answer> {
  return save(visit, null);
}

export async function changeTermAnswer(visit: Posting<"term">): Promise<Answer> {
  const kept = await keptTerm(visit);
  return kept === null ? missing("missing.term") : save(visit, kept);
}

/** The term of an address; null where there is none any more. */
export async function keptTerm({ db, code, parts }: StaffVisit<"term">): Promise<ExplainedTerm | null> {
  return (await listTerms(db, code)).find(({ id }) => id === readId(parts.term)) ?? null;
}

const typedOf = ({ term, reading, explanation, otherNames }: ExplainedTerm): Typed => ({
  term,
  reading: reading ?? "",
  explanation: explanation ?? "",
  otherNames: otherNames.join("\n"),
});

async function save(visit: Posting, kept: ExplainedTerm | null): Promise<Answer> {
  const { db, code, form, person, now } = visit;
  const text = (field: string) => form.get(field) ?? "";
  const typed = { term: text("term"), reading: text("reading"), explanation: text("explanation"), otherNames: text("otherNames") };
  const base = kept === null ? 0 : Number(/^\d{1,9}$/u.exec(text("base"))?.[0] ?? 0);
  const explained = await explainTerm(db, person, { id: kept?.id ?? null, base, ...typed, now });
  if (!explained.ok) return refused(visit, { kept, base, typed }, explained.refusal);
  return done(addressOf("explainedTerms", { code }), explained.value.unchanged ? "word-unchanged" : "word-saved");
}

function refused(visit: Posting, shown: Shown, refusal: ExplainTermRefusal): Answer {
  const { t, code } = visit;
  const again = (field: keyof Typed, message: string, notice: ReactNode = null) =>
    termPage(visit, { ...shown, errors: [{ field, message }], notice, status: 422 });
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-term":
      return missing("missing.term");
    case "no-term":
      return again("term", t("terms.refused.no-term"));
    case "no-explanation":
      return again("explanation", t("terms.refused.no-explanation"));
    case "no-kana":
      return again("reading", t("terms.refused.no-kana"));
    case "too-long":
      return again("explanation", t("terms.refused.too-long"));
    case "taken":
      return again(
        "term",
        t("terms.refused.taken", { term: refusal.other.term }),
        <Notice attention>
          <p>
            <a href={addressOf("explainedTerm", { code, term: refusal.other.id })}>
              {t("terms.refused.taken.open", { term: refusal.other.term })}
            </a>
          </p>
        </Notice>,
      );
    case "stale": {
      const { term, reading, explanation, otherNames, revision } = refusal.latest;
      const theirs = [
        [t("kind.term"), term],
        [t("field.reading"), reading ?? ""],
        [t("field.otherNames"), otherNames.join("、")],
        [t("field.explanation"), explanation ?? ""],
      ] as const;
      return termPage(visit, { ...shown, base: revision, notice: <StaleText theirs={theirs} by={null} />, status: 409 });
    }
  }
}

interface Shown {
  readonly kept: ExplainedTerm | null;
  readonly base: number;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly notice?: ReactNode;
  readonly status?: 200 | 409 | 422;
}

function termPage({ code, t }: StaffVisit, { kept, base, typed, errors = [], notice = null, status = 200 }: Shown): Page {
  const title = kept === null ? t("terms.new") : kept.term;
  return {
    kind: "page",
    title,
    status,
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.explainedTerms"), href: addressOf("explainedTerms", { code }) },
    ],
    body: (
      <>
        <PageHead title={<Words>{title}</Words>} />
        <ErrorSummary errors={errors} />
        {notice}
        <form
          method="post"
          action={kept === null ? addressOf("explainTerm", { code }) : addressOf("changeExplainedTerm", { code, term: kept.id })}
          className="decide-form"
          noValidate
        >
          <input type="hidden" name="base" value={base} />
          <TextField
            {...{ id: "term", label: t("kind.term"), errors, defaultValue: typed.term, maxLength: 100, required: true, lang: "ja" }}
          />
          <TextField
            {...{ id: "reading", label: t("field.reading"), hint: t("terms.reading.hint"), errors, defaultValue: typed.reading }}
            {...{ maxLength: 100, lang: "ja" }}
          />
          <AreaField
            {...{ id: "otherNames", label: t("field.otherNames"), hint: t("terms.otherNames.hint"), errors, rows: 3 }}
            {...{ defaultValue: typed.otherNames, lang: "ja" }}
          />
          <AreaField
            {...{ id: "explanation", label: t("field.explanation"), hint: t("terms.explanation.hint"), errors, rows: 6 }}
            {...{ defaultValue: typed.explanation, maxLength: 2_000, required: true, lang: "ja" }}
          />
          <Notice>
            <p>{t("words.goesOut")}</p>
          </Notice>
          <p className="actions-line">
            <button className="button" type="submit">
              {t("words.save")}
            </button>
            {kept === null ? null : (
              <a className="button second" href={addressOf("confirmRemoveTerm", { code, term: kept.id })}>
                {t("terms.remove")}
              </a>
            )}
          </p>
        </form>
      </>
    ),
  };
}
