import { version as own } from "../../package.json";

/** Of the program, as its package says. */
export const version: string = own;
