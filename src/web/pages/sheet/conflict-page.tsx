import type { Form } from "../../../domain/form/form.ts";
import type { Conflict, Side } from "../../../domain/sheet/merge-sheets.ts";
import { type Difference, differencesOf } from "../../../domain/sheet/sheet-fields.ts";
import type { StaleSave } from "../../../use-cases/sheet/save-sheet.ts";
import type { Page, Posting } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { leafSaid } from "./leaf-said.ts";
import type { OpenedSheet } from "./open-sheet.ts";
import { placeTitle } from "./place-title.ts";
import { SheetPageHead, sheetCrumbs } from "./sheet-head.tsx";

/** Somebody else saved first. Says who changed what, field by field, and lets the person choose where both changed the same; nothing is overwritten. */
export function conflictPage(
  visit: Posting<"sheet">,
  opened: OpenedSheet,
  stale: StaleSave,
  { chosen = new Map(), undecided = false }: { readonly chosen?: ReadonlyMap<string, Side>; readonly undecided?: boolean } = {},
): Page {
  const { t, code } = visit;
  const { sheet, form } = opened;
  const { merge, bodies } = stale;
  const disputed = new Set(merge.conflicts.map(({ pointer }) => pointer));
  const alone = (differences: readonly Difference[]) => differences.filter(({ pointer }) => !disputed.has(pointer));
  const mine = alone(differencesOf(bodies.base, bodies.mine));
  return {
    kind: "page",
    title: t("merge.title"),
    crumbs: sheetCrumbs(opened, visit),
    status: undecided ? 422 : 409,
    body: (
      <>
        <SheetPageHead opened={opened} title={t("merge.title")} />
        <Notice attention>
          <p>{t("merge.text", { count: merge.conflicts.length })}</p>
          <p>{t("merge.both")}</p>
        </Notice>
        <form method="post" action={addressOf("mergeSheet", { code, sheet: sheet.id })} className="merge after">
          <input type="hidden" name="base" value={stale.base} />
          <input type="hidden" name="theirs" value={stale.revision} />
          <input type="hidden" name="mine" value={JSON.stringify(bodies.mine)} />
          {undecided ? (
            <div className="notice error" role="alert">
              <p>{t("merge.undecided")}</p>
            </div>
          ) : null}
          {merge.conflicts.map((conflict) => (
            <Choice
              key={conflict.pointer}
              {...{ conflict, form, chosen: chosen.get(conflict.pointer) ?? null, by: whoChanged(stale, conflict.pointer) }}
            />
          ))}
          <p className="actions-line">
            <button type="submit" className="button">
              {t("merge.save")}
            </button>
            <a className="button second" href={addressOf("sheet", { code, sheet: sheet.id })}>
              {t("merge.leave")}
            </a>
          </p>
        </form>
        <Theirs stale={stale} form={form} />
        {mine.length === 0 ? null : (
          <Block title={t("merge.mine")}>
            <ChangeList changes={mine} form={form} />
          </Block>
        )}
      </>
    ),
  };
}

/** Who changed a field, or what it stands in, last. */
function whoChanged({ revisions }: StaleSave, pointer: string): string | null {
  const touches = ({ pointer: of }: Difference) => of === pointer || of.startsWith(`${pointer}/`) || pointer.startsWith(`${of}/`);
  return revisions.findLast(({ differences }) => differences.some(touches))?.by ?? null;
}

interface ChoiceGiven {
  readonly conflict: Conflict;
  readonly form: Form;
  readonly chosen: Side | null;
  /** Who else changed it. */
  readonly by: string | null;
}

/** A field, a part or an order that both changed: what it was, what each made of it, and the choice. */
function Choice({ conflict, form, chosen, by }: ChoiceGiven) {
  const { t, locale } = usePage();
  const { pointer, kind, base, theirs, mine } = conflict;
  const said =
    conflict.kind === "understood"
      ? { theirs: leafSaid(conflict.understood.theirs, t, locale), mine: leafSaid(conflict.understood.mine, t, locale) }
      : { theirs, mine };
  return (
    <fieldset className="choice">
      <legend>
        <Words>{placeTitle(conflict, form, t)}</Words>
        {kind === "changed" ? null : <small>{t(`merge.kind.${kind}`)}</small>}
      </legend>
      <div className="choice-base">
        <span className="field-label">{t("merge.base")}</span>
        <Text text={base} />
      </div>
      {(["theirs", "mine"] as const).map((side) => (
        <label className="choice-side" key={side}>
          <input type="radio" name={`choose ${pointer}`} value={side} defaultChecked={chosen === side} required />
          <span>
            <span className="field-label">{side === "theirs" && by !== null ? t("merge.side.of", { by }) : t(`merge.side.${side}`)}</span>
            <Text text={said[side]} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What others saved since, each with who and when. */
function Theirs({ stale, form }: { readonly stale: StaleSave; readonly form: Form }) {
  const { t, locale } = usePage();
  return (
    <Block title={t("merge.theirs")}>
      {stale.revisions.map(({ number, by, at, proxy, differences }) => (
        <div key={number} className="merge-save">
          <h3>
            {t("merge.by", { by: by ?? t("merge.nobody"), at: formatMoment(at, locale) })}
            {proxy ? t("merge.proxy") : ""}
          </h3>
          <ChangeList changes={differences} form={form} />
        </div>
      ))}
    </Block>
  );
}

/** Changes of fields, one under the other. */
export function ChangeList({ changes, form }: { readonly changes: readonly Difference[]; readonly form: Form }) {
  const { t, locale } = usePage();
  const said = (change: Difference, side: "before" | "after") => {
    if (change.kind === "moved") return String((side === "before" ? change.from : change.to) + 1);
    return change.kind === "understood" ? leafSaid(change.understood[side], t, locale) : change[side];
  };
  return (
    <Table
      caption={t("revisions.changes", { count: changes.length })}
      captionHidden
      rows={changes}
      rowKey={({ kind, pointer }) => `${kind} ${pointer}`}
      columns={[
        {
          key: "field",
          head: t("merge.field"),
          cell: (change) => (
            <>
              <Words>{placeTitle(change, form, t)}</Words>
              {change.kind === "changed" ? null : <small className="quiet line">{t(`merge.change.${change.kind}`)}</small>}
            </>
          ),
        },
        { key: "before", head: t("merge.before"), cell: (change) => <Text text={said(change, "before")} /> },
        { key: "after", head: t("merge.after"), cell: (change) => <Text text={said(change, "after")} /> },
      ]}
    />
  );
}

function Text({ text }: { readonly text: string | null }) {
  const { t } = usePage();
  return text === null || text.trim() === "" ? (
    <span className="nothing">{t("nothing.written")}</span>
  ) : (
    <span className="text-said">
      <Words>{text}</Words>
    </span>
  );
}
