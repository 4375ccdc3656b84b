/** 縦軸. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  /** From below to above, the ends among them; round numbers. */
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10];
/** Into how many parts the axis is divided at most, but for those at its ends. */
const PARTS = 4;
/** What lies closer together is drawn as the same: doubles hold no more. */
const SAME = 1e-9;
/** What lies closer to 0 is drawn as 0. */
const NOTHING = 1e-12;

/** An axis over some numbers, with round ticks; null where there are none. It begins at 0 where that takes no more than half of it. */
export function valueAxis(numbers: readonly number[]): ValueAxis | null {
  if (numbers.length === 0) return null;
  let lowest = Math.min(...numbers);
  let highest = Math.max(...numbers);
  if (lowest >= 0 && lowest <= highest / 2) lowest = 0;
  if (highest <= 0 && highest >= lowest / 2) highest = 0;
  const breadth = Math.max(Math.abs(lowest), Math.abs(highest));
  if (breadth < NOTHING || highest - lowest <= breadth * SAME) {
    const room = breadth < NOTHING ? 1 : breadth / 4;
    lowest -= room;
    highest += room;
  }
  const rough = (highest - lowest) / PARTS;
  const power = Math.floor(Math.log10(rough));
  const mantissa = STEPS.find((step) => step >= rough / 10 ** power - SAME) ?? 10;
  const tick = (i: number) => (power < 0 ? (i * mantissa) / 10 ** -power : i * mantissa * 10 ** power);
  const step = tick(1);
  const first = Math.floor(lowest / step + SAME);
  const last = Math.ceil(highest / step - SAME);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tick(first + i) + 0);
  return { from: Math.min(lowest, ticks[0] ?? lowest), to: Math.max(highest, ticks.at(-1) ?? highest), ticks };
}
