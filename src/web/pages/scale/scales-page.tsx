import { GRADE_SCALES } from "../../../domain/progress/grade-scales.ts";
import { findScale, type KeptScale, listScales } from "../../../store/grade-scale-store.ts";
import { stopScale } from "../../../use-cases/indicator/save-scale.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import { SelectField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty } from "../../ui/parts.tsx";
import { scaleYears } from "../../ui/scale-words.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

/** The scales of a municipality, and presets to begin one from. */
export async function scalesPage({ db, code, t }: StaffVisit): Promise<Answer> {
  const scales = await listScales(db, code);
  const title = t("scales.title");
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("rules.title"), href: addressOf("indicatorRules", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">{t("scales.lead")}</p>
        </PageHead>
        {scales.length === 0 ? <Empty>{t("scales.none")}</Empty> : <ScaleList scales={scales} />}
        <Block title={t("scales.begin")}>
          <form method="get" action={addressOf("newScale", { code })} className="decide-form">
            <SelectField
              {...{ id: "preset", label: t("scales.preset"), hint: t("scales.preset.hint") }}
              options={[
                ...GRADE_SCALES.map(({ id, name }) => ({ value: id, label: name })),
                { value: "", label: t("scales.preset.blank") },
              ]}
            />
            <p className="actions-line">
              <button className="button" type="submit">
                {t("scales.begin.act")}
              </button>
            </p>
          </form>
        </Block>
      </>
    ),
  };
}

function ScaleList({ scales }: { readonly scales: readonly KeptScale[] }) {
  const { t, locale, code } = usePage();
  return (
    <Table
      caption={t("scales.title")}
      captionHidden
      rows={scales}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: t("scales.name"),
          cell: ({ id, scale }) => (
            <a href={addressOf("scale", { code: code ?? "", scale: id })}>
              <Words>{scale.name}</Words>
            </a>
          ),
        },
        { key: "years", head: t("scales.years.name"), cell: ({ scale }) => scaleYears(scale, t, locale) },
        { key: "codes", short: true, head: t("scales.steps"), cell: ({ scale }) => scale.steps.map((step) => step.code).join("・") },
        { key: "measure", head: t("scales.measure"), cell: ({ scale }) => t(`scales.measure.${scale.measure}`) },
        {
          key: "state",
          short: true,
          head: t("scales.state"),
          cell: ({ isDefault, endedAt }) => {
            if (endedAt !== null) return <Badge>{t("scales.isEnded")}</Badge>;
            return isDefault ? <Badge strong>{t("scales.isUsual")}</Badge> : t("scales.isNamed");
          },
        },
      ]}
    />
  );
}

/** Says what it means to take a scale out of use, and asks. */
export async function confirmEndScalePage({ db, code, parts, t }: StaffVisit<"scale">): Promise<Answer> {
  const id = readId(parts.scale);
  const kept = id === null ? null : await findScale(db, code, id);
  if (!kept || kept.endedAt !== null) return missing("missing.scale");
  const title = t("scales.end");
  return {
    kind: "page",
    title,
    crumbs: [
      { title: t("scales.title"), href: addressOf("scales", { code }) },
      { title: kept.scale.name, href: addressOf("scale", { code, scale: kept.id }) },
    ],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">
            <Words>{kept.scale.name}</Words>
          </p>
        </PageHead>
        <ConfirmForm
          {...{ action: addressOf("endScale", { code, scale: kept.id }), sent: { base: kept.revision }, act: t("scales.end.act") }}
          back={addressOf("scale", { code, scale: kept.id })}
        >
          <p>{t("scales.end.means")}</p>
        </ConfirmForm>
      </>
    ),
  };
}

export async function endScaleAnswer({ db, code, person, parts, form, now }: Posting<"scale">): Promise<Answer> {
  const [id, base] = [readId(parts.scale), readId(form.get("base") ?? "")];
  if (id === null) return missing("missing.scale");
  const ended = await stopScale(db, person, { id, base: base ?? 0, now });
  if (ended.ok) return done(addressOf("scales", { code }), "scaleEnded");
  if (ended.refusal.kind === "forbidden") return stopped("not-permitted");
  if (ended.refusal.kind === "unknown-scale") return missing("missing.scale");
  // Somebody changed or ended it in the meantime: its page shows what it is now.
  return done(addressOf("scale", { code, scale: id }), ended.refusal.kind === "stale" ? "scaleChanged" : null);
}
