import type { ReactNode } from "react";
import type { Upload } from "../../../store/upload-store.ts";
import { usePage } from "../../ui/page-context.tsx";

export type UploadState = Upload["state"];

/** What a state looks like: a picture beside its word, never by colour alone. */
const PICTURES: Readonly<Record<UploadState, ReactNode>> = {
  waiting: <path d="M7 3h10v3l-4 6 4 6v3H7v-3l4-6-4-6z" />,
  reading: <path d="M3 5h7l2 2 2-2h7v13h-7l-2 2-2-2H3zM12 7v13" />,
  read: <path d="M4 12l5 5L20 6" />,
  unpacked: <path d="M3 8l9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9" />,
  refused: <path d="M12 3l10 18H2zM12 10v5M12 17v2" />,
  accepted: <path d="M3 12l4 4L16 7M11 16l1 1L22 7" />,
  rejected: <path d="M5 12h14M12 3a9 9 0 1 0 .1 0" />,
};

/** A state in a picture and a word. */
export function StateMark({ state, children }: { readonly state: UploadState; readonly children?: ReactNode }) {
  const { t } = usePage();
  return (
    <span className={`upload-state ${state}`}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        {PICTURES[state]}
      </svg>
      <span>
        {t(`upload.state.${state}`)}
        {children}
      </span>
    </span>
  );
}
