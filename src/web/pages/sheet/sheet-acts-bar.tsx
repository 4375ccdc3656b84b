import { mayWith } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { isProxy } from "../../../domain/access/proxy.ts";
import { ACT_NAMES, ACTS, type ActName, obstacleTo } from "../../../domain/cycle/cycle.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import type { OpenedSheet } from "./open-sheet.ts";

/** What the person can do with a sheet as it stands: the use case asks the same again. */
export function actsOpenTo(person: Person, opened: OpenedSheet): readonly ActName[] {
  const { sheet } = opened;
  return ACT_NAMES.filter((act) => mayWith(person, ACTS[act].needs, sheet) && obstacleTo(act, sheet, opened) === null);
}

/** What can be done with a sheet as it stands, by this person, and who can go on with it. What asks for a reason leads to a page of its own. */
export function SheetActsBar({ opened }: { readonly opened: OpenedSheet }) {
  const { t, code, person } = useStaffPage();
  const { sheet, turn, holders } = opened;
  const acts = actsOpenTo(person, opened);
  const atOnce = acts.filter((act) => !ACTS[act].needsReason);
  const address = { code, sheet: sheet.id };
  const names = holders.map(({ name }) => name).join(t("list.comma"));
  return (
    <section className="sheet-acts on-screen" aria-label={t("act.bar")}>
      {turn === null ? null : (
        <p className="sheet-turn">
          <Words>{names === "" ? t(`turn.${turn}`) : t("turn.of", { turn: t(`turn.${turn}`), names })}</Words>
        </p>
      )}
      {acts.length === 0 ? null : (
        <form method="post" action={addressOf("actOnSheet", address)} className="actions-line">
          <input type="hidden" name="revision" value={sheet.revision} />
          {atOnce.map((act) => (
            <button key={act} type="submit" name="act" value={act} className={act === "withdraw" ? "button second" : "button"}>
              {t(`act.${act}`)}
            </button>
          ))}
          {acts
            .filter((act) => ACTS[act].needsReason)
            .map((act) => (
              <a key={act} className="button second" href={addressOf("confirmAct", { ...address, act })}>
                {t(`act.${act}`)}
              </a>
            ))}
        </form>
      )}
      {atOnce.includes("approve") && sheet.status === "submitted" && opened.held.checker ? (
        <p className="quiet">{t("act.unchecked")}</p>
      ) : null}
      {atOnce.includes("accept") && sheet.status !== "approved" ? <p className="quiet">{t("act.unapproved")}</p> : null}
      {atOnce.some((act) => isProxy(person, ACTS[act].needs, sheet)) ? <p className="quiet">{t("act.proxy")}</p> : null}
    </section>
  );
}
