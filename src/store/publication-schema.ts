import type { Generated } from "kysely";
import type { PublicProfile } from "../domain/publication/public-profile.ts";
import type { Correction, Publication, PublishedPart } from "../domain/publication/publication.ts";
import type { PublishedKind } from "../domain/publication/published-item.ts";
import type { Json, Owned } from "./schema-columns.ts";

/** Who wrote a row, and when. */
interface Signed {
  at: Date;
  account_id: number | null;
  by: string | null;
}

/** The tables of what is published, and of what staff write for citizens. */
export interface PublicationSchema {
  publication: Owned & {
    id: number;
    number: Generated<number | null>;
    kind: Publication["kind"];
    note: string;
    parts: Json<readonly PublishedPart[]>;
    corrections: Json<readonly Correction[]>;
    frozen_at: Date;
    account_id: number | null;
    by: string | null;
    due_at: Date | null;
    published_at: Generated<Date | null>;
    cancelled_at: Generated<Date | null>;
    withdrawn_at: Generated<Date | null>;
    withdrawal_account_id: Generated<number | null>;
    withdrawal_by: Generated<string | null>;
    withdrawal_reason: Generated<string | null>;
  };
  published_body: Owned & { sha256: string; body: string };
  published_item: Owned & { publication_id: number; kind: PublishedKind; item_id: number; sha256: string };
  plain_summary: Owned & Signed & { kind: SummaryKind; item_id: number; revision: number; text: string };
  explained_term: Owned &
    Signed & {
      id: number;
      revision: number;
      term: string;
      reading: string | null;
      explanation: string | null;
      other_names: Generated<readonly string[]>;
      removed_at: Generated<Date | null>;
    };
  offered_document: Owned &
    Signed & {
      id: number;
      revision: number;
      title: string;
      day: string | null;
      plan_id: number | null;
      year: number | null;
      name: string;
      media_type: string;
      size: number;
      sha256: string;
      removed_at: Generated<Date | null>;
    };
  public_profile: Owned & Signed & { revision: number; body: Json<PublicProfile> };
}

/** What can have a summary in plain words. */
export type SummaryKind = Extract<PublishedKind, "plan" | "node" | "indicator" | "goal" | "mission">;
