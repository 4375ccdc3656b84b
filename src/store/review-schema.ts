import type { Generated } from "kysely";
import type { Handling } from "../domain/review/opinion.ts";
import type { Owned } from "./schema-columns.ts";

interface WordingColumns extends Owned {
  opinion_id: number;
  number: number;
  text: string;
  withdrawn: boolean;
  reason: string | null;
  at: Date;
  account_id: number;
  by: string;
}

/** The tables of opinions and of what the city answers. */
export interface ReviewSchema {
  opinion: Owned & {
    id: number;
    fiscal_year: number;
    sheet_id: number | null;
    sheet_revision: number | null;
    node_id: number | null;
    node_title: string | null;
    account_id: number;
    revision: number;
    answer: Generated<number>;
  };
  opinion_revision: WordingColumns;
  answer_revision: WordingColumns & { opinion_revision: number; handling: Handling };
}
