import { doubtSentence } from "../../ui/doubt.ts";
import { usePage } from "../../ui/page-context.tsx";
import { useDesk } from "./review-desk.tsx";

/** Why the reader is not sure of a field. */
export function Doubts({ pointer }: { readonly pointer: string }) {
  const { t } = usePage();
  const { doubts } = useDesk().review.stateOf(pointer);
  if (doubts.length === 0) return null;
  return (
    <ul className="doubt-reasons">
      {doubts.map((doubt) => (
        <li key={doubt.reason}>{doubtSentence(doubt, t)}</li>
      ))}
    </ul>
  );
}
