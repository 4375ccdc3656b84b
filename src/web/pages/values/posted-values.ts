import type { KeptActual } from "../../../store/actual-store.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { PostedCell } from "./grid-row.ts";
import type { LeftCell } from "./posted-cells.ts";

/** Beside its field an error needs not say which indicator it is about. */
export interface CellError extends FieldError {
  readonly beside: string;
}

/** What was posted from the page of a unit's values, with what stands against saving it. */
export interface Posted {
  readonly cells: ReadonlyMap<string, PostedCell>;
  readonly errors: readonly CellError[];
  /** What others said since, of cells that were to be saved. */
  readonly stale: readonly KeptActual[];
  /** What was typed and can be saved no longer. */
  readonly left: readonly LeftCell[];
  readonly reason: string;
}
