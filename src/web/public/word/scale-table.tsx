import type { GradeScale, GradeStep } from "../../../domain/progress/grade-scale.ts";
import { usePage } from "../../ui/page-context.tsx";
import { bandSaid, GRADED_AS, scaleYears } from "../../ui/scale-words.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

/** A scale as citizens read it: by what it goes, and of each grade what it means and when it is given. */
export function ScaleTable({ scale }: { readonly scale: GradeScale }) {
  const { t, locale } = usePage();
  const isLimited = scale.validFrom !== null || scale.validTo !== null;
  return (
    <section className="table-group">
      <h3>
        <Words>{scale.name}</Words>
      </h3>
      <p>
        {t(`site.method.measure.${scale.measure}`)}
        {isLimited ? t("site.method.scale.years", { years: scaleYears(scale, t, locale) }) : null}
      </p>
      <Table
        caption={<Words>{scale.name}</Words>}
        captionHidden
        rows={scale.steps}
        rowKey={({ code }) => code}
        columns={[
          { key: "code", head: t("indicator.grade"), cell: ({ code }) => <Words>{code}</Words> },
          { key: "means", head: t("site.method.means"), cell: (step) => <Lines lines={meanings(step, t)} /> },
          { key: "when", head: t("site.method.when.given"), cell: (step) => <Lines lines={occasions(step, t)} /> },
        ]}
      />
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <span className="line" key={line}>
      <Words>{line}</Words>
    </span>
  ));
}

/** What a grade means, and in what other words it stands for some goals. */
function meanings({ label, labels }: GradeStep, t: Sentences): string[] {
  const others = GRADED_AS.flatMap((as) => (labels[as] === undefined ? [] : [t(`site.method.words.${as}`, { label: labels[as] })]));
  return [label, ...others].filter((line) => line !== "");
}

/** When a grade is given: each of these is enough. */
function occasions({ when, ofKept }: GradeStep, t: Sentences): string[] {
  const said = [calculated(when, t), ofKept === null ? "" : t(`site.method.ofKept.${ofKept}`)].filter((line) => line !== "");
  return said.length === 0 ? [t("site.method.given.people")] : said;
}

function calculated(when: GradeStep["when"], t: Sentences): string {
  switch (when?.kind) {
    case "band":
      return `${bandSaid(when.band, t)}${when.onlyIfKept ? t("site.method.given.onlyIfKept") : ""}`;
    case "target":
      return t(`site.method.given.${when.is}`);
    case "unsaid":
      return t("site.method.given.unsaid");
    default:
      return "";
  }
}
