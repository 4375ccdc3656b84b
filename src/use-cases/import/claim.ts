import type { SubjectKind } from "../../store/schema.ts";

/** What a part of a reading became: the pointer into the reading, and the pointer into the thing of the record that holds it now. */
export interface Claim {
  /** /plan/nodes/3, /plan/nodes/3/sections/0. */
  readonly from: string;
  readonly kind: SubjectKind;
  readonly id: number;
  /** Empty, or where in the thing: /sections/2. */
  readonly to: string;
}
