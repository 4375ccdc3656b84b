import type { ReactNode } from "react";
import type { ProfileFault } from "../../../domain/publication/check-profile.ts";
import { FIRST_PROFILE, LICENCES, type PublicProfile } from "../../../domain/publication/public-profile.ts";
import { findProfile } from "../../../store/public-word-store.ts";
import { keepProfile } from "../../../use-cases/publication/save-profile.ts";
import { type Answer, done, type Page, type Posting, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { AreaField, ErrorSummary, type FieldError, SelectField, TextField } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { StaleText } from "./stale-text.tsx";
import { WordsNav } from "./words-nav.tsx";

/** What the municipality says of its site: whom to ask, the licence, the address, a greeting. */
export async function publicProfilePage(visit: StaffVisit): Promise<Answer> {
  const { revision, profile } = await findProfile(visit.db, visit.code);
  return page(visit, { base: revision, profile, errors: [], notice: null, status: 200 });
}

export async function savePublicProfileAnswer(visit: Posting): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const profile = profileOf(form);
  const base = Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const kept = await keepProfile(db, person, { base, profile, now });
  if (kept.ok) return done(addressOf("publicProfile", { code }), kept.value.unchanged ? "word-unchanged" : "word-saved");
  const { refusal } = kept;
  switch (refusal.kind) {
    case "forbidden":
      return stopped("not-permitted");
    case "faulty":
      return page(visit, { base, profile, errors: refusal.faults.map((fault) => errorOf(fault, t)), notice: null, status: 422 });
    case "stale": {
      const notice = <StaleText theirs={saidProfile(refusal.latest.profile, t)} by={null} />;
      return page(visit, { base: refusal.latest.revision, profile, errors: [], notice, status: 409 });
    }
  }
}

const errorOf = ({ field, kind }: ProfileFault, t: Sentences): FieldError => ({ field, message: t(`profile.refused.${kind}`) });

function profileOf(form: URLSearchParams): PublicProfile {
  const text = (field: string) => form.get(field)?.replace(/\r\n?/gu, "\n").trim() || null;
  return {
    nameReading: text("nameReading"),
    contact: { unit: text("unit"), telephone: text("telephone"), mail: text("mail"), url: text("url") },
    licence: LICENCES.find((one) => one === form.get("licence")) ?? FIRST_PROFILE.licence,
    ...{ address: text("address"), greeting: text("greeting") },
  };
}

function saidProfile({ nameReading, contact, licence, address, greeting }: PublicProfile, t: Sentences): [string, string][] {
  return [
    [t("field.nameReading"), nameReading ?? ""],
    [t("field.contactUnit"), contact.unit ?? ""],
    [t("field.telephone"), contact.telephone ?? ""],
    [t("field.mail"), contact.mail ?? ""],
    [t("field.url"), contact.url ?? ""],
    [t("field.licence"), t(`profile.licence.${licence}`)],
    [t("field.address"), address ?? ""],
    [t("field.greeting"), greeting ?? ""],
  ];
}

interface Shown {
  readonly base: number;
  readonly profile: PublicProfile;
  readonly errors: readonly FieldError[];
  readonly notice: ReactNode;
  readonly status: 200 | 409 | 422;
}

function page({ code, t }: StaffVisit, { base, profile, errors, notice, status }: Shown): Page {
  const { contact } = profile;
  return {
    kind: "page",
    title: t("words.publicProfile"),
    status,
    crumbs: [
      { title: t("publications.title"), href: addressOf("publications", { code }) },
      { title: t("words.title"), href: addressOf("publicWords", { code }) },
    ],
    body: (
      <>
        <PageHead title={t("words.publicProfile")}>
          <p className="lead">{t("profile.lead")}</p>
        </PageHead>
        <WordsNav here="publicProfile" />
        <ErrorSummary errors={errors} />
        {notice}
        <form method="post" action={addressOf("savePublicProfile", { code })} className="decide-form" noValidate>
          <input type="hidden" name="base" value={base} />
          <TextField
            {...{ id: "nameReading", label: t("field.nameReading"), hint: t("profile.nameReading.hint"), errors }}
            {...{ defaultValue: profile.nameReading ?? "", lang: "ja" }}
          />
          <fieldset className="form-part">
            <legend>{t("field.contactUnit")}</legend>
            <p className="quiet">{t("profile.contact.hint")}</p>
            <TextField {...{ id: "unit", label: t("profile.unit"), errors, defaultValue: contact.unit ?? "", lang: "ja" }} />
            <TextField {...{ id: "telephone", label: t("field.telephone"), errors, defaultValue: contact.telephone ?? "", type: "tel" }} />
            <TextField {...{ id: "mail", label: t("field.mail"), errors, defaultValue: contact.mail ?? "", type: "email" }} />
            <TextField
              {...{ id: "url", label: t("field.url"), hint: t("profile.https"), errors, defaultValue: contact.url ?? "", type: "url" }}
            />
          </fieldset>
          <SelectField
            {...{ id: "licence", label: t("field.licence"), hint: t("profile.licence.hint"), errors, defaultValue: profile.licence }}
            options={LICENCES.map((value) => ({ value, label: t(`profile.licence.${value}`) }))}
          />
          <TextField
            {...{ id: "address", label: t("field.address"), hint: t("profile.address.hint"), errors, type: "url" }}
            {...{ defaultValue: profile.address ?? "" }}
          />
          <AreaField
            {...{ id: "greeting", label: t("field.greeting"), hint: t("profile.greeting.hint"), errors, rows: 5 }}
            {...{ defaultValue: profile.greeting ?? "", maxLength: 2_000, lang: "ja" }}
          />
          <Notice>
            <p>{t("words.goesOut")}</p>
          </Notice>
          <p className="actions-line">
            <button className="button" type="submit">
              {t("words.save")}
            </button>
          </p>
        </form>
      </>
    ),
  };
}
