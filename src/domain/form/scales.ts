import type { ScaleStep } from "./form.ts";

/** A step in the order from good to bad, or outside the order. */
const ranked = (codes: readonly (readonly [code: string, label: string])[]): ScaleStep[] =>
  codes.map(([code, label], at) => ({ code, label, rank: at + 1 }));
const apart = (codes: readonly (readonly [code: string, label: string])[]): ScaleStep[] =>
  codes.map(([code, label]) => ({ code, label, rank: null }));

/** Scales as cities use them (評価基準), to begin from. What cannot be compared with the others has no rank. */
export const SCALES = {
  /** Against the target, with codes for what was done, not begun, stopped or cannot be said. */
  targets: [
    ...ranked([
      ["S", "目標を上回った"],
      ["A", "目標どおり"],
      ["B", "目標を下回り、改善が必要"],
      ["C", "目標を大きく下回り、大幅な改善が必要"],
    ]),
    ...apart([
      ["F", "完了"],
      ["X", "未着手"],
      ["Y", "中止"],
      ["Z", "評価できない"],
    ]),
  ],
  /** By the rate of achievement. */
  rates: [
    ...ranked([
      ["A", "100％以上"],
      ["B", "70％以上100％未満"],
      ["C", "50％以上70％未満"],
      ["D", "50％未満"],
    ]),
    ...apart([["E", "未実施"]]),
  ],
  /** By signs, which a screen reader says with their labels. */
  signs: [
    ...ranked([
      ["◎", "目標以上に進んだ"],
      ["○", "目標どおり進んだ"],
      ["△", "一部が進まなかった"],
      ["×", "進まなかった"],
    ]),
    ...apart([["－", "評価の対象外"]]),
  ],
} as const satisfies Readonly<Record<string, readonly ScaleStep[]>>;

export type ScaleName = keyof typeof SCALES;
