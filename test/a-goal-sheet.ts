import type { Reading } from "../src/documents/reading/reading.ts";
import type { Placement } from "../src/domain/goal/goal.ts";
import { aGoal, anAction, aStep } from "./builders.ts";
import { type Piece, paragraph } from "./layouts/piece.ts";
import { relaidPieces } from "./layouts/relaid.ts";

/** A line that no field of the sheet has. */
export const STRAY_LINE = "窓口課より：写しを二部添えること";

/** A goal sheet as a department writes it: it does not say which department's it is, has a period that nobody understands, and a line that belongs to no field. */
export function aGoalSheet(placement: Placement = { plan: "第3次澄川市総合計画", code: "政策15", text: "持続可能な行財政運営" }): Piece[] {
  const goal = aGoal({
    fiscalYear: 2026,
    department: null,
    title: "窓口の案内の見直し",
    placements: [placement],
    background: ["初めて来た人が迷いやすい。"],
    purpose: ["迷わずに用事が済む。"],
    actions: [
      anAction({
        title: "案内表示の更新",
        steps: [
          aStep({ text: "表示の点検", period: { text: "6月", from: "2026-06", to: "2026-06" }, target: { text: "12か所", values: [] } }),
          aStep({
            mark: "(2)",
            text: "表示の取替え",
            period: { text: "おりを見て", from: null, to: null },
            target: { text: "8か所", values: [] },
          }),
        ],
      }),
    ],
  });
  const source = { name: "", sha256: "", mediaType: "" };
  const coverage = { total: 0, placed: 0, furniture: 0, unplaced: 0 };
  const reading: Reading = {
    format: "shirube-reading/1",
    source,
    municipality: "澄川市",
    plan: null,
    goals: [goal],
    missions: [],
    unplaced: [],
    coverage,
  };
  const [head, ...sheet] = relaidPieces(reading);
  return [...(head ? [head] : []), paragraph(STRAY_LINE), ...sheet];
}
