import { SheetCanvas } from "../layouts/sheet-canvas.ts";
import type { TestSheet } from "../layouts/workbook-file.ts";

/** 部局運営方針 without lines or merged cells: labels in one column, what they say some columns further, rows left out between. */
const canvas = new SheetCanvas()
  .put("B2", "令和7年度　部局運営方針")
  .put("B4", "部局")
  .put("F4", "環境部")
  .put("K4", "補職")
  .put("N4", "環境部長")
  .put("R4", "氏名")
  .put("U4", "青木　花子")
  .put("B6", "1. 部局の使命")
  .put("C7", "(1) ごみを減らし、資源を生かすまちをつくります。")
  .put("C8", "(2) 豊かな自然を次の世代に引き継ぎます。")
  .put("B10", "2. 使命を遂行するための取組方針と総括")
  .put("B12", "方針")
  .put("L12", "取組の総括")
  .put("B13", "① 分別の徹底を呼びかけます。")
  .put("L13", "① 出前講座を24回開きました。")
  .put("B14", "② 里山の手入れを進めます。")
  .put("L14", "② 3か所で手入れをしました。");

export const sheets: readonly TestSheet[] = [canvas.sheet("環境部", { columns: [{ first: 0, last: 30, width: 3 }] })];

export const expected = {
  missions: [
    {
      fiscalYear: 2025,
      department: "環境部",
      post: "環境部長",
      name: "青木　花子",
      missions: ["ごみを減らし、資源を生かすまちをつくります。", "豊かな自然を次の世代に引き継ぎます。"],
      policies: [
        { mark: "①", text: "分別の徹底を呼びかけます。", summary: "出前講座を24回開きました。" },
        { mark: "②", text: "里山の手入れを進めます。", summary: "3か所で手入れをしました。" },
      ],
    },
  ],
};
