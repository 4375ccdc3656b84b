import { type SheetState, standingAt } from "../cycle/cycle.ts";
import { PHASES, type Phase, type PhaseName } from "../cycle/phase.ts";

interface Told {
  readonly upTo: PhaseName;
  /** Whether the record says something that is written in a phase. */
  readonly says: (phase: PhaseName) => boolean;
  readonly now: Date;
}

/**
 * True where a sheet is still worked on in what would be told of it. One that was accepted, and is a draft again only because the next phase has opened, is where the record does not
 * say yet what is reported in that phase: the reports may have come in documents, and nobody is to write them once more.
 *
 * @param phases of the sheet's year in which its form has something to write.
 */
export function isOpenFor(sheet: SheetState, phases: readonly Phase[], { upTo, says, now }: Told): boolean {
  const { phase: stands, status } = standingAt(sheet, phases, now);
  const at = (phase: PhaseName) => PHASES.indexOf(phase);
  if (status === "accepted" || at(stands) > at(upTo)) return false;
  const waits = ({ phase, opensAt }: Phase) => at(stands) <= at(phase) && at(phase) <= at(upTo) && opensAt <= now && !says(phase);
  return sheet.status !== "accepted" || phases.some(waits);
}
