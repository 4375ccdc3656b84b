import type { Rounding } from "./progress-outcome.ts";

/** An exact number, so that no rate is rounded by how a computer holds 0.1. The divisor is above 0. */
export interface Fraction {
  readonly dividend: bigint;
  readonly divisor: bigint;
}

const WRITTEN = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u;

/**
 * A number as it was written: 118.4 is 1184/10 and not what is nearest to it in binary. That holds for every number of up to 15 digits, which is all that a value has
 * (domain/wording/number-scan.ts).
 */
export function fractionOf(value: number): Fraction {
  const written = WRITTEN.exec(String(value));
  if (!written) throw new RangeError(`${value} is no number of an indicator`);
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = written;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const places = decimals.length - Number(exponent);
  return places >= 0 ? { dividend: digits, divisor: 10n ** BigInt(places) } : { dividend: digits * 10n ** BigInt(-places), divisor: 1n };
}

export function plus(one: Fraction, other: Fraction): Fraction {
  if (one.divisor === other.divisor) return { dividend: one.dividend + other.dividend, divisor: one.divisor };
  return { dividend: one.dividend * other.divisor + other.dividend * one.divisor, divisor: one.divisor * other.divisor };
}

export function minus(one: Fraction, other: Fraction): Fraction {
  return plus(one, { ...other, dividend: -other.dividend });
}

export function times(one: Fraction, other: Fraction): Fraction {
  return { dividend: one.dividend * other.dividend, divisor: one.divisor * other.divisor };
}

/** @param other is not 0. */
export function dividedBy(one: Fraction, other: Fraction): Fraction {
  if (other.dividend === 0n) throw new RangeError("nothing is divided by 0");
  const sign = other.dividend < 0n ? -1n : 1n;
  return { dividend: sign * one.dividend * other.divisor, divisor: sign * one.divisor * other.dividend };
}

/** Below 0, 0 or above 0, as the first is less than, as much as or more than the second. */
export function compare(one: Fraction, other: Fraction): number {
  return signOf(one.dividend * other.divisor - other.dividend * one.divisor);
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

export function isBelowZero({ dividend }: Fraction): boolean {
  return dividend < 0n;
}

export function round({ dividend, divisor }: Fraction, { decimals, mode }: Rounding): number {
  const scaled = (dividend < 0n ? -dividend : dividend) * 10n ** BigInt(decimals);
  const up = mode === "half-up" && (scaled % divisor) * 2n >= divisor ? 1n : 0n;
  const digits = scaled / divisor + up;
  return digits === 0n ? 0 : Number(`${dividend < 0n ? "-" : ""}${digits}e-${decimals}`);
}

/** The sum as one would write it down: 0.1 and 0.2 are 0.3. */
export function sumOf(values: readonly number[]): number {
  const sum = values.map(fractionOf).reduce(plus, { dividend: 0n, divisor: 1n });
  return round(sum, { decimals: String(sum.divisor).length - 1, mode: "half-up" });
}
