/** Under which the data are given out. */
export const LICENCES = ["CC-BY-4.0", "CC0-1.0", "PDL-1.0"] as const;

type Licence = (typeof LICENCES)[number];

/** 公表の設定: what a municipality says of its site itself. */
export interface PublicProfile {
  /** ふりがな of its name. */
  readonly nameReading: string | null;
  /** Whom to ask. */
  readonly contact: {
    readonly unit: string | null;
    readonly telephone: string | null;
    readonly mail: string | null;
    /** Of a page with a form for questions. */
    readonly url: string | null;
  };
  readonly licence: Licence;
  /** Where the site is carried to: https://www.city.example.lg.jp/plan/. Null: addresses are only told as the product has them. */
  readonly address: string | null;
  /** What stands at the head of the first page; null: nothing. */
  readonly greeting: string | null;
}

/** Of a municipality that has said nothing. CC BY 4.0 is what the government's guideline for open data of municipalities proposes. */
export const FIRST_PROFILE: PublicProfile = {
  ...{ nameReading: null, contact: { unit: null, telephone: null, mail: null, url: null } },
  ...{ licence: "CC-BY-4.0", address: null, greeting: null },
};
