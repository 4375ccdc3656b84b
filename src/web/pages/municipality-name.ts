import type { Municipality } from "../../store/municipality-store.ts";
import type { Sentences } from "../ui/sentences.ts";

/** A municipality's name; one that no document has named is called so. */
export function municipalityName({ name }: Pick<Municipality, "name">, t: Sentences): string {
  return name ?? t("site.unnamed");
}
