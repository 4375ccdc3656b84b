import { usePage } from "../../ui/page-context.tsx";
import { useSite } from "../frame/site-context.tsx";

/** How this is put into a page of somebody else. */
export function EmbedLink({ address, title }: { readonly address: string; readonly title: string }) {
  const { t } = usePage();
  const { to, isArchive } = useSite();
  if (isArchive) return null;
  return (
    <p className="embed-link on-screen">
      <a href={to(address)}>{t("site.embed.link")}</a>
      <span className="visually-hidden">{t("site.embed.of", { title })}</span>
    </p>
  );
}
