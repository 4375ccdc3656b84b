import { dayInJapan } from "../../domain/calendar/day.ts";
import type { PublicProfile } from "../../domain/publication/public-profile.ts";
import type { PublicSite } from "../public/public-site.ts";
import type { Locale } from "../ui/sentences.ts";
import { dataWordsIn } from "./open-data-words.ts";

/** Where each licence is written. */
export const LICENCE_URLS: Readonly<Record<PublicProfile["licence"], string>> = {
  "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
  "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
  "PDL-1.0": "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
};

/** Title of all the data of a municipality. */
export function dataTitle({ municipality: { name } }: PublicSite, locale: Locale): string {
  const said = dataWordsIn(locale);
  return said("set.title", { name: name ?? said("set.unnamed") });
}

/** How the data may be used, in both languages. */
export function licenceText(site: PublicSite): string {
  const { licence } = site.municipality.profile;
  const { number, publishedAt } = site.publication;
  const paragraphs = (["ja", "en"] as const).map((locale) => {
    const said = dataWordsIn(locale);
    const title = dataTitle(site, locale);
    return [
      said("licence.text", { title, licence: said(`licence.${licence}`) }),
      LICENCE_URLS[licence],
      said("licence.credit", { title, number, day: dayInJapan(publishedAt) }),
      said("licence.csv"),
    ].join("\n");
  });
  return `${paragraphs.join("\n\n")}\n`;
}
