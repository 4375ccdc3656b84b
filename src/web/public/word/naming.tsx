import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";

/** Stands for the name while a sentence is made. */
const PLACE = "\u0001";

/** A sentence of a catalogue with the municipality's name in it, which alone is Japanese on a page in another language. */
export function Naming({ sentence, name }: { readonly sentence: SentenceKey; readonly name: string }) {
  const { t } = usePage();
  const [before = "", after = ""] = t(sentence, { municipality: PLACE }).split(PLACE);
  return (
    <>
      {before}
      <Words>{name}</Words>
      {after}
    </>
  );
}
