import type { ReactNode } from "react";
import type { FieldError } from "../../ui/form-parts.tsx";

/** What was typed in vain, by the names of the fields, and what is wrong with it. */
export interface InVain {
  readonly typed: URLSearchParams;
  readonly errors: readonly FieldError[];
  /** Something else than the text stands in the way. */
  readonly notice: ReactNode;
  readonly status: 409 | 422;
}
