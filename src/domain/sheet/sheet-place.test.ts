import { expect, test } from "vitest";
import { aGoalSheetBody, aSheetAction, aSheetStep } from "../../../test/a-sheet-body.ts";
import { hasPlace, placesOf } from "./sheet-place.ts";

const body = aGoalSheetBody({ actions: [aSheetAction({ key: "a1", mark: "①", title: "予約", steps: [aSheetStep({ key: "s1" })] })] });

test("every field and part has its place, whether anything is written there or not", () => {
  for (const pointer of ["/title", "/background", "/actions", "/actions/a1", "/actions/a1/target", "/actions/a1/steps/s1/result"])
    expect(hasPlace(body, pointer)).toBe(true);
  for (const pointer of [
    "",
    "/",
    "/kind",
    "/actions/a1/key",
    "/actions/a2",
    "/actions/0",
    "/constructor",
    "/actions/a1/steps/s1/x",
    "title",
  ])
    expect(hasPlace(body, pointer)).toBe(false);
});

test("a place knows in which parts it stands", () => {
  const place = placesOf(body).find(({ pointer }) => pointer === "/actions/a1/steps/s1/target");
  expect(place).toMatchObject({ field: "target", within: [{ mark: "①", title: "予約" }, { mark: "(1)" }] });
});
