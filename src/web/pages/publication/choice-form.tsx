import { PHASES } from "../../../domain/cycle/phase.ts";
import { addressOf } from "../../routes.ts";
import type { Option } from "../../ui/form-parts.tsx";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { TAKES, type TypedParts } from "./part-choice.ts";
import type { PlanOption, YearOption } from "./part-options.ts";
import { type Chosen, KINDS } from "./typed-publication.ts";

/** What is to be published: each part, and up to what. It leads to the preview; nothing is published by it. */
export function ChoiceForm({ options, parts: typed, kind }: Chosen) {
  const { t, locale, code } = useStaffPage();
  const years = [
    { value: "", label: t("publish.noValues") },
    ...options.valued.map((year) => ({ value: String(year), label: t("publish.through", { year: formatYear(year, locale, "short") }) })),
  ];
  const phases = PHASES.map((phase) => ({ value: phase, label: t("publish.upTo", { phase: t(`phase.${phase}`) }) }));
  if (options.plans.length + options.years.length === 0) return <Empty>{t("publish.nothing")}</Empty>;
  return (
    <form action={addressOf("newPublication", { code })} className="choice-form">
      <input type="hidden" name="look" value="1" />
      <PartTable caption={t("nav.plans")} parts={options.plans} typed={typed} upTo={years} upToHead={t("publish.values")} />
      <PartTable caption={t("publish.years")} parts={options.years} typed={typed} upTo={phases} upToHead={t("publish.phase")} />
      <fieldset className="choice-kind">
        <legend>{t("publish.kind")}</legend>
        {KINDS.map((one) => (
          <p className="check" key={one}>
            <input type="radio" id={`kind-${one}`} name="kind" value={one} defaultChecked={one === kind} />
            <label htmlFor={`kind-${one}`}>{t(`publish.kind.${one}`)}</label>
          </p>
        ))}
      </fieldset>
      <p className="actions-line">
        <button className="button" type="submit">
          {t("publish.look")}
        </button>
      </p>
    </form>
  );
}

interface Parts {
  readonly caption: string;
  readonly parts: readonly (PlanOption | YearOption)[];
  readonly typed: TypedParts;
  readonly upTo: readonly Option[];
  readonly upToHead: string;
}

function PartTable({ caption, parts, typed, upTo, upToHead }: Parts) {
  const { t, locale } = useStaffPage();
  if (parts.length === 0) return null;
  const titleOf = (part: PlanOption | YearOption) =>
    part.kind === "plan" ? (part.title ?? t("publication.part.gone")) : formatYear(part.year, locale, "short");
  return (
    <Table
      caption={caption}
      rows={parts}
      rowKey={({ key }) => key}
      columns={[
        { key: "part", head: t("publish.part"), cell: (part) => <Words>{titleOf(part)}</Words> },
        { key: "now", head: t("publish.now"), cell: (part) => <Now part={part} /> },
        {
          key: "take",
          head: t("publish.take"),
          cell: (part) => (
            <Choose
              {...{ name: part.key, label: t("publish.takeOf", { part: titleOf(part) }), chosen: typed.get(part.key)?.take ?? "none" }}
              options={TAKES.filter((one) => one === "none" || (one === "keep" ? part.published !== null : part.inRecord)).map((one) => ({
                value: one,
                label: t(`publish.take.${one}`),
              }))}
            />
          ),
        },
        {
          key: "upTo",
          head: upToHead,
          cell: (part) =>
            part.inRecord ? (
              <Choose
                {...{ name: `${part.key}-to`, label: t("publish.upToOf", { part: titleOf(part), what: upToHead }) }}
                {...{ chosen: typed.get(part.key)?.upTo ?? "", options: upTo }}
              />
            ) : (
              t("publish.asBefore")
            ),
        },
      ]}
    />
  );
}

function Choose({
  name,
  label,
  chosen,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly Option[];
}) {
  return (
    <select name={name} aria-label={label} defaultValue={chosen}>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** How citizens read a part now. */
function Now({ part: { published } }: { readonly part: PlanOption | YearOption }) {
  const { t, locale } = useStaffPage();
  if (published === null) return <span className="quiet">{t("publish.now.not")}</span>;
  const upTo =
    published.kind === "year"
      ? t("publish.upTo", { phase: t(`phase.${published.phase}`) })
      : published.valuesThrough === null
        ? t("publish.noValues")
        : t("publish.through", { year: formatYear(published.valuesThrough, locale, "short") });
  return t("publish.now.is", { upTo, number: published.since });
}
