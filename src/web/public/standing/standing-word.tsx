import type { Standing } from "../../../domain/progress/standing.ts";
import { StandingSwatch } from "../../ui/charts/standing-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { unsaidBecause } from "../../ui/progress-said.ts";

/** Where an indicator stands, as a sign and in words, with why where nobody can say. */
export function StandingWord({ standing }: { readonly standing: Standing }) {
  const { t } = usePage();
  return (
    <>
      <b className="standing-head">
        <StandingSwatch kind={standing.kind} />
        {t(`standing.${standing.kind}`)}
      </b>
      {standing.kind === "cannot-be-said" ? <span className="chart-note">{unsaidBecause(standing.reason, t)}</span> : null}
    </>
  );
}
