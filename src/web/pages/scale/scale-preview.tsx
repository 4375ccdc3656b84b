import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import { type ScaleExample, scaleExamples } from "../../../domain/progress/scale-examples.ts";
import type { WrittenScale } from "../../../use-cases/indicator/save-scale.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { ungradedBecause } from "../../ui/progress-said.ts";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { ScaleRuler } from "./scale-ruler.tsx";

/** What a scale does: its bands on a ruler, and the grades of example rates. */
export function ScalePreview({ scale: written }: { readonly scale: WrittenScale }) {
  const { t } = usePage();
  const scale: GradeScale = { ...written, id: "" };
  const examples = scaleExamples(scale);
  return (
    <Block id="preview" title={t("scales.preview")}>
      {scale.measure === "judged" ? (
        <Notice>
          <p>{t("scales.preview.judged")}</p>
        </Notice>
      ) : (
        <>
          <ScaleRuler scale={scale} />
          <ExampleTable scale={scale} examples={examples} />
        </>
      )}
      <p className="quiet">{t("scales.preview.hint")}</p>
    </Block>
  );
}

function ExampleTable({ scale, examples }: { readonly scale: GradeScale; readonly examples: readonly ScaleExample[] }) {
  const { t } = usePage();
  return (
    <Table
      caption={t("scales.examples")}
      rows={examples}
      rowKey={({ rate }) => rate}
      columns={[
        { key: "rate", head: t(`scales.example.${scale.measure}`), figure: true, cell: ({ rate }) => t("progress.rate", { rate }) },
        {
          key: "code",
          head: t("scales.code"),
          short: true,
          cell: ({ grade }) => (grade.kind === "graded" ? <strong lang="ja">{grade.code}</strong> : t("scales.example.none")),
        },
        {
          key: "label",
          head: t("scales.label"),
          cell: ({ grade }) => (grade.kind === "graded" ? <Words>{grade.label ?? ""}</Words> : ungradedBecause(grade.reason, t)),
        },
      ]}
    />
  );
}
