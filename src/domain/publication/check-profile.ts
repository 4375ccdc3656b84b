import { readKana } from "./kana.ts";
import type { PublicProfile } from "./public-profile.ts";

/** A field of the profile: what it is called in forms and in faults. */
export type ProfileField = "nameReading" | "unit" | "telephone" | "mail" | "url" | "address" | "greeting";

export interface ProfileFault {
  readonly field: ProfileField;
  readonly kind: "too-long" | "no-kana" | "no-mail" | "no-https";
}

const LONGEST: Readonly<Record<ProfileField, number>> = {
  ...{ nameReading: 100, unit: 100, telephone: 50, mail: 200, url: 500, address: 500, greeting: 2_000 },
};

/** What is wrong with what a municipality says of its site. */
export function profileFaults({ nameReading, contact, address, greeting }: PublicProfile): ProfileFault[] {
  const fields = { nameReading, ...contact, address, greeting } satisfies Record<ProfileField, string | null>;
  return (Object.entries(fields) as [ProfileField, string | null][]).flatMap(([field, text]): ProfileFault[] => {
    if (text === null) return [];
    if (text.length > LONGEST[field]) return [{ field, kind: "too-long" }];
    if (field === "nameReading" && readKana(text) === null) return [{ field, kind: "no-kana" }];
    if (field === "mail" && !/^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:]+$/u.test(text)) return [{ field, kind: "no-mail" }];
    return (field === "url" || field === "address") && !isHttps(text) ? [{ field, kind: "no-https" }] : [];
  });
}

/** An address as people may be led to: never javascript:, never with a name and a password in it. */
function isHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "https:" && url.username === "" && url.password === "" && url.hash === "";
}
