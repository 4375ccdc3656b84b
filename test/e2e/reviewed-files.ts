import type { Browser } from "playwright-core";
import { aGoalSheet } from "../a-goal-sheet.ts";
import { aMission, aNode, anIndicator, aPlan, aValue } from "../builders.ts";
import { missionStatement } from "../layouts/mission.ts";
import { type Piece, paragraph } from "../layouts/piece.ts";
import { planPages } from "../layouts/plan.ts";
import { renderDocx } from "../layouts/render-docx.ts";
import { printByBrowser, renderPrint } from "../layouts/render-pdf.ts";
import { renderXlsx } from "../layouts/render-xlsx.ts";

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const year = (fiscalYear: number): string => `令和${fiscalYear - 2018}年度`;

/** A goal sheet, a mission statement and a plan of the demo city, each in the format in which a department writes it. */
export async function makeReviewedFiles(browser: Browser): Promise<readonly GivenFile[]> {
  const city = paragraph("澄川市");
  const sheet = aGoalSheet({ plan: "第3次澄川市総合計画", code: null, text: "健康づくり" });
  const statement = aMission({
    department: "環境部",
    name: "緑川 翔",
    fiscalYear: 2026,
    missions: ["ごみを減らし、きれいなまちを保ちます。"],
    policies: [{ mark: "(1)", text: "分別の手引きを作り直します。", summary: null }],
  });
  const mission: Piece[] = [city, ...missionStatement(statement, [], year)];
  const plan: Piece[] = [
    city,
    ...planPages(
      aPlan({
        title: "澄川市環境基本計画",
        levels: ["基本目標"],
        nodes: [aNode({ code: "基本目標1", level: "基本目標", title: "資源の循環", statement: "ごみの少ないまちになっています。" })],
        indicators: [
          anIndicator({
            node: "基本目標1",
            name: "1人1日当たりのごみ排出量",
            unit: "g",
            baseline: aValue({ text: "820", value: 820, unit: "g", fiscalYear: 2024 }),
            target: aValue({ text: "760以下", value: 760, unit: "g", comparator: "<=", fiscalYear: 2030 }),
          }),
        ],
      }),
      year,
    ),
  ];
  const pdf = await printByBrowser(browser, renderPrint(plan, { flavour: "ruled", landscape: false }));
  return [
    { name: "重点目標管理シート.xlsx", mimeType: "", buffer: Buffer.from(renderXlsx(sheet, "ruled")) },
    { name: "部局運営方針.docx", mimeType: "", buffer: Buffer.from(await renderDocx(mission, { numbered: false, title: "運営方針" })) },
    { name: "環境基本計画.pdf", mimeType: "", buffer: Buffer.from(pdf) },
  ];
}
