import { SCALES, type ScaleName } from "../../../domain/form/scales.ts";
import { countRanks, type FormDraft } from "./form-draft.ts";

/** What a button of the editor does to the form before anything is saved: up.purpose, down.purpose, up-step.2, down-step.2, scale. */
const ACT = /^(up|down|up-step|down-step)\.([A-Za-z0-9]+)$/u;

/** The draft after a button was pressed; the same where the button only asks to see it, or does nothing here. */
export function takeAct(draft: FormDraft, act: string, posted: URLSearchParams): FormDraft {
  if (act === "scale") return withScale(draft, posted.get("scale") ?? "");
  const [, kind, name] = ACT.exec(act) ?? [];
  if (kind === undefined || name === undefined) return draft;
  const by = kind.startsWith("up") ? -1 : 1;
  if (kind === "up" || kind === "down") {
    const at = draft.rows.findIndex(({ field, on }) => on && field === name);
    return { ...draft, rows: moved(draft.rows, at, by, ({ on }) => on) };
  }
  return { ...draft, scale: countRanks(moved(draft.scale, /^\d{1,4}$/u.test(name) ? Number(name) : -1, by)) };
}

/** The list with the entry at an index moved by one, unless it would pass an end of the list or something that stays. */
function moved<Entry>(list: readonly Entry[], at: number, by: -1 | 1, moves: (entry: Entry) => boolean = () => true): readonly Entry[] {
  const [entry, other] = [list[at], list[at + by]];
  if (entry === undefined || other === undefined || !moves(other)) return list;
  return list.map((one, i) => (i === at ? other : i === at + by ? entry : one));
}

function withScale(draft: FormDraft, name: string): FormDraft {
  const isKnown = (text: string): text is ScaleName => Object.hasOwn(SCALES, text);
  return isKnown(name) ? { ...draft, scale: SCALES[name] } : draft;
}
