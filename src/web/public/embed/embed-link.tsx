import { usePage } from "../../ui/page-context.tsx";
import { useSite } from "../frame/site-context.tsx";

/** How this is put into a page of somebody else; with the HTML for it where the site has an address of its own. */
export function EmbedLink({ address, title }: { readonly address: string; readonly title: string }) {
  const { t } = usePage();
  const { to, isArchive, canonical } = useSite();
  if (isArchive) return null;
  const whole = canonical === null ? null : new URL(to(address), canonical).href;
  return (
    <div className="embed-link on-screen">
      <p>
        <a href={to(address)}>
          {t("site.embed.link")}
          <span className="visually-hidden">{t("site.embed.of", { title })}</span>
        </a>
      </p>
      {whole === null ? null : (
        <p>
          {t("site.embed.code")} <code>{`<iframe src="${whole}" title="${title}" width="100%" height="560"></iframe>`}</code>
        </p>
      )}
    </div>
  );
}
