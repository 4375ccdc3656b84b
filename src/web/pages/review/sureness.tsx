import { usePage } from "../../ui/page-context.tsx";
import type { FieldState } from "./review.ts";

type Level = "sure" | "likely" | "doubtful";

/** How sure the reader is of a field, and whether a person has changed it: with a sign and in words, never by colour alone. Nothing where all is well. */
export function FieldMarks({ state, always = false }: { readonly state: FieldState; readonly always?: boolean }) {
  const { t } = usePage();
  const { doubts, edits, excluded } = state;
  const level: Level = doubts.some(({ sureness }) => sureness === "doubtful") ? "doubtful" : doubts.length > 0 ? "likely" : "sure";
  const changed = edits.some(({ kind }) => kind === "set" || kind === "assign");
  const confirmed = !changed && level === "sure" && edits.length > 0;
  return (
    <>
      {excluded ? <Mark name="excluded" sign="－" text={t("review.excluded")} /> : null}
      {changed ? <Mark name="changed" sign="✎" text={t("review.changed")} /> : null}
      {confirmed ? <Mark name="sure" sign="✓" text={t("review.confirmed")} /> : null}
      {level !== "sure" || (always && edits.length === 0) ? (
        <Mark name={level} sign={SIGNS[level]} text={t(level === "sure" ? "review.sure" : `doubt.${level}`)} />
      ) : null}
    </>
  );
}

const SIGNS = { sure: "✓", likely: "～", doubtful: "！" } as const satisfies Record<Level, string>;

function Mark({ name, sign, text }: { readonly name: string; readonly sign: string; readonly text: string }) {
  return (
    <span className={`sureness ${name}`}>
      <span aria-hidden="true">{sign}</span>
      {text}
    </span>
  );
}
