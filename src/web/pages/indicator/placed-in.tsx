import type { IndicatorPlacement } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";

/** The places in plans at which an indicator stands, one a line. */
export function PlacedIn({ code, placements }: { readonly code: string; readonly placements: readonly IndicatorPlacement[] }) {
  const { t } = usePage();
  return placements.map(({ planId, planTitle, node }) => (
    <span className="line" key={`${planId} ${node?.id ?? ""}`}>
      {node ? (
        <a href={addressOf("node", { code, plan: planId, node: node.code })}>
          <Words>{node.title}</Words>
        </a>
      ) : (
        <a href={addressOf("plan", { code, plan: planId })}>{planTitle === null ? t("plan.untitled") : <Words>{planTitle}</Words>}</a>
      )}
    </span>
  ));
}
