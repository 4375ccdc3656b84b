import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";

/** What stands on a long page, before the first of it. */
export function Contents({ parts }: { readonly parts: readonly { readonly id: string; readonly title: string }[] }) {
  const { t } = usePage();
  return (
    <nav className="contents" aria-label={t("page.contents")}>
      <ul className="contents-list">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Words>{title}</Words>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
