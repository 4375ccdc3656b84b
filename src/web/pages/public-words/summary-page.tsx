import type { ReactNode } from "react";
import { findSummary } from "../../../store/public-word-store.ts";
import { LONGEST_SUMMARY, writeSummary } from "../../../use-cases/publication/save-summary.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { AreaField, ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { loadOwnText, type OwnText } from "./own-text.ts";
import { StaleText } from "./stale-text.tsx";
import { listSummarised, SUMMARY_KINDS } from "./summarised.ts";

type Part = "kind" | "id";

/** Writes the plain words for a thing of the record, its own text beside them. */
export async function plainSummaryPage(visit: StaffVisit<Part>): Promise<Answer> {
  return page(visit, { text: null, base: null, errors: [], notice: null, status: 200 });
}

export async function savePlainSummaryAnswer(visit: Posting<Part>): Promise<Answer> {
  const { db, code, parts, form, person, now, t } = visit;
  const [kind, id] = [kindOf(parts.kind), readId(parts.id)];
  if (kind === null || id === null) return missing("missing.thing");
  const base = Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const text = form.get("text") ?? "";
  const written = await writeSummary(db, person, { kind, id, base, text, now });
  if (written.ok) return done(addressOf("plainSummary", { code, kind, id }), written.value.unchanged ? "word-unchanged" : "word-saved");
  const { refusal } = written;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "unknown-thing":
      return missing("missing.thing");
    case "too-long": {
      const errors = [{ field: "text", message: t("words.refused.too-long", { count: LONGEST_SUMMARY }) }];
      return page(visit, { text, base, errors, notice: null, status: 422 });
    }
    case "stale": {
      const notice = <StaleText theirs={[[t("field.plain"), refusal.latest?.text ?? ""]]} by={refusal.latest?.by ?? null} />;
      return page(visit, { text, base: refusal.latest?.revision ?? 0, errors: [], notice, status: 409 });
    }
  }
}

const kindOf = (text: string) => SUMMARY_KINDS.find((kind) => kind === text) ?? null;

interface Shown {
  /** What was typed; null: what is kept. */
  readonly text: string | null;
  readonly base: number | null;
  readonly errors: readonly FieldError[];
  readonly notice: ReactNode;
  readonly status: 200 | 409 | 422;
}

async function page(visit: StaffVisit<Part>, { text, base, errors, notice, status }: Shown): Promise<Answer> {
  const { db, code, parts, t, locale } = visit;
  const [kind, id] = [kindOf(parts.kind), readId(parts.id)];
  const thing = kind === null ? undefined : (await listSummarised(visit, kind)).find((one) => one.id === id);
  if (thing === undefined) return missing("missing.thing");
  const kept = await findSummary(db, code, thing.kind, thing.id);
  const own = await loadOwnText(visit, thing.kind, thing.id);
  return {
    kind: "page",
    title: t("words.of", { title: thing.title }),
    status,
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.title"), href: addressOf("publicWords", { code }, { kind: thing.kind }) },
    ],
    body: (
      <>
        <PageHead eyebrow={t(`kind.${thing.kind}`)} title={<Words>{thing.title}</Words>}>
          <p>
            <a href={thing.href}>{t("words.toThing")}</a>
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {notice}
        <div className="words-desk">
          <form
            method="post"
            action={addressOf("savePlainSummary", { code, kind: thing.kind, id: thing.id })}
            className="decide-form"
            noValidate
          >
            <input type="hidden" name="base" value={base ?? kept?.revision ?? 0} />
            <AreaField
              {...{ id: "text", label: t("field.plain"), hint: t("words.hint"), errors, defaultValue: text ?? kept?.text ?? "" }}
              {...{ rows: 10, maxLength: LONGEST_SUMMARY, lang: "ja" }}
            />
            <Notice>
              <p>{t("words.goesOut")}</p>
            </Notice>
            <p className="actions-line">
              <button className="button" type="submit">
                {t("words.save")}
              </button>
              <a className="button second" href={addressOf("publicWords", { code }, { kind: thing.kind, without: "1" })}>
                {t("words.next")}
              </a>
            </p>
            {kept === null ? null : (
              <p className="quiet">{t("words.lastBy", { at: formatMoment(kept.at, locale), by: kept.by ?? t("revisions.nobody") })}</p>
            )}
          </form>
          <Block title={t("words.own")}>
            <Own own={own} />
          </Block>
        </div>
      </>
    ),
  };
}

function Own({ own }: { readonly own: OwnText }) {
  const { t } = usePage();
  if (own.length === 0) return <Empty>{t("words.own.none")}</Empty>;
  return own.map(([heading, paragraphs]) => (
    <section key={heading}>
      <h3>
        <Words>{heading}</Words>
      </h3>
      {paragraphs.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move and may repeat
        <p key={i}>
          <Words>{text}</Words>
        </p>
      ))}
    </section>
  ));
}
