import type { SheetPlacement } from "../../../domain/sheet/sheet-body.ts";
import type { ChoosableNode } from "../../../store/node-choice-store.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { FieldBox } from "./field-box.tsx";
import { FieldSlot } from "./field-slot.tsx";
import { ActButton, PartActs } from "./part-acts.tsx";
import { idOf, useSheetDesk } from "./sheet-desk.tsx";

/** The placements of a goal, a row a plan: those of the form in its order, then others. 第3次澄川市総合計画 stands in the row of 総合計画, under its own name. */
export function placementsByPlan(
  placements: readonly SheetPlacement[],
  plans: readonly string[],
): readonly (readonly [plan: string, placements: readonly SheetPlacement[]])[] {
  const rowOf = (plan: string) => plans.find((row) => row === plan) ?? plans.find((row) => row !== "" && plan.includes(row)) ?? plan;
  const all = new Set([...plans, ...placements.map(({ plan }) => rowOf(plan))]);
  if (all.size === 0) all.add("");
  return [...all].map((row) => [row, placements.filter(({ plan }) => rowOf(plan) === row)] as const);
}

/** The placements in one plan, each with its code, its words, and the node of the record's plans that it means; and the button for another. */
export function PlacementsBox({
  list,
  plan,
  placements,
}: {
  readonly list: string;
  readonly plan: string;
  readonly placements: readonly SheetPlacement[];
}) {
  const { t } = usePage();
  return (
    <>
      <ul className="parts">
        {placements.map((placement, i) => {
          const at = `${list}/${placement.key}`;
          const of = `${plan} ${i + 1}`;
          return (
            <li key={placement.key} id={idOf(at)} data-of={at}>
              {placement.plan === "" ? (
                <FieldBox pointer={`${at}/plan`} of={`${of} ${t("write.plan")}`} text="" short />
              ) : (
                <input type="hidden" name={`${at}/plan`} value={placement.plan} />
              )}
              <OwnPlan row={plan} plan={placement.plan} />
              <div className="placement-box">
                <FieldBox pointer={`${at}/code`} of={`${of} ${t("write.code")}`} text={placement.code ?? ""} short />
                <FieldBox pointer={`${at}/text`} of={`${of} ${t("write.placement")}`} text={placement.text} />
                <PartActs pointer={at} of={of} at={0} count={1} />
              </div>
              <FieldSlot pointer={`${at}/text`} />
              <NodeBox at={at} of={of} placement={placement} />
            </li>
          );
        })}
      </ul>
      <ActButton act={`add ${list} ${plan}`}>{t("write.addPlacement")}</ActButton>
    </>
  );
}

/** The name under which a placement names its plan, where it is not that of its row. */
export function OwnPlan({ row, plan }: { readonly row: string; readonly plan: string }) {
  return plan === row || plan === "" ? null : (
    <p className="quiet">
      <Words>{plan}</Words>
    </p>
  );
}

/** Which node a placement means, and the search for it in the plans of the record. */
function NodeBox({ at, of, placement: { nodeId } }: { readonly at: string; readonly of: string; readonly placement: SheetPlacement }) {
  const { t } = usePage();
  const { nodes, search } = useSheetDesk();
  const node = nodeId === null ? null : (nodes.get(nodeId) ?? null);
  const own = search?.pointer === at ? search : null;
  return (
    <details className="node-box" open={own !== null}>
      <summary>
        {node ? t("write.node.linked", { node: `${node.code} ${node.title}`, plan: node.plan ?? "" }) : t("write.node.choose")}
      </summary>
      <input type="hidden" name={`${at}/nodeId`} value={nodeId ?? ""} />
      <div className="node-search">
        <input
          type="search"
          name={`${at}/search`}
          id={idOf(`${at}/search`)}
          defaultValue={own?.words ?? ""}
          aria-label={t("write.node.words", { of })}
          placeholder={t("write.node.placeholder")}
          data-search={at}
          autoComplete="off"
        />
        <ActButton act={`search ${at}`}>{t("write.node.search")}</ActButton>
      </div>
      <div data-found={at}>
        {own ? <FoundNodes at={at} found={own.found} words={own.words} /> : null}
        {!own && nodeId !== null ? <NoNode at={at} /> : null}
      </div>
    </details>
  );
}

/** What a search found, to be chosen from. The island shows the same while one types. */
export function FoundNodes({
  at,
  found,
  words,
}: {
  readonly at: string;
  readonly found: readonly ChoosableNode[];
  readonly words: string;
}) {
  const { t } = usePage();
  return (
    <fieldset className="found-nodes">
      <legend>
        <span role="status">{found.length === 0 ? t("write.node.none", { words }) : t("write.node.found", { count: found.length })}</span>
      </legend>
      {found.map(({ id, plan, code, title }) => (
        <label className="check" key={id}>
          <input type="radio" name={`${at}/choice`} value={id} data-code={code} data-title={title} />
          <span lang="ja">
            {code} {title}
            <span className="quiet line">{plan}</span>
          </span>
        </label>
      ))}
      {found.length === 0 ? null : <p className="quiet">{t("write.node.then")}</p>}
      <NoNode at={at} />
    </fieldset>
  );
}

function NoNode({ at }: { readonly at: string }) {
  const { t } = usePage();
  return (
    <label className="check">
      <input type="radio" name={`${at}/choice`} value="none" />
      {t("write.node.unlink")}
    </label>
  );
}
