import base from "../../ui/css/base.css?raw";
import charts from "../../ui/css/charts.css?raw";
import goalSheet from "../../ui/css/goal-sheet.css?raw";
import itemChange from "../../ui/css/item-change.css?raw";
import layout from "../../ui/css/layout.css?raw";
import lists from "../../ui/css/lists.css?raw";
import parts from "../../ui/css/parts.css?raw";
import print from "../../ui/css/print.css?raw";
import standings from "../../ui/css/standings.css?raw";
import tables from "../../ui/css/tables.css?raw";
import tree from "../../ui/css/tree.css?raw";
import { icon } from "../../ui/icon.ts";
import { withTokens } from "../../ui/tokens.ts";
import { type SiteFile, sumOf, textFile } from "../site-file.ts";
import dark from "./css/dark.css?raw";
import home from "./css/home.css?raw";
import pages from "./css/pages.css?raw";
import search from "./css/search.css?raw";
import site from "./css/site.css?raw";
import sitePrint from "./css/site-print.css?raw";
import readings from "./readings.ts?island";

/** Of all pages of the site. */
export const siteStylesheet = withTokens(
  [
    base,
    layout,
    parts,
    lists,
    tables,
    tree,
    charts,
    standings,
    goalSheet,
    itemChange,
    print,
    site,
    home,
    search,
    pages,
    dark,
    sitePrint,
  ].join("\n"),
);

/** A classic script, which runs from a folder as well: a module would not. */
const script = `(() => {${readings}})();\n`;

const named = (text: string, extension: string): string => `site-${sumOf(text).slice(0, 12)}.${extension}`;

/** Their names change with their content, so a browser may keep them for ever. */
export const siteStylesheetName = named(siteStylesheet, "css");
export const siteScriptName = named(script, "js");
export const siteIconName = named(icon, "svg");

/** What all pages of the site share. */
export function assetFiles(): SiteFile[] {
  const asset = (name: string, text: string) => textFile(`assets/${name}`, text);
  return [asset(siteStylesheetName, siteStylesheet), asset(siteScriptName, script), asset(siteIconName, icon)];
}
