/**
 * How each kind of stroke looks. Written as attributes, so that a chart that is saved as a file looks alike wherever it is opened; the site's stylesheet changes them by their class, where the
 * reader has chosen colours. The colours are those of the Digital Agency's tokens.
 */
const BLUE = "#0017c1";
const ORANGE = "#ac3e00";
const GREY = "#767676";
const PALE = "#b3b3b3";
const BLACK = "#1a1a1a";
const PAPER = "#ffffff";

export const INK = {
  paper: { className: "ink-paper", fill: PAPER },
  text: { className: "ink-text", fill: BLACK },
  quiet: { className: "ink-text", fill: "#4d4d4d" },
  grid: { className: "ink-grid", stroke: "#d9d9d9", strokeWidth: 1 },
  axis: { className: "ink-grid", stroke: GREY, strokeWidth: 1 },
  /** 期待される推移: promised, not measured. */
  path: { className: "ink-line", fill: "none", stroke: GREY, strokeWidth: 1.5, strokeDasharray: "5 4" },
  run: { className: "ink-line", fill: "none", stroke: BLUE, strokeWidth: 2 },
  solid: { className: "ink-solid", fill: BLUE, stroke: PAPER, strokeWidth: 1 },
  hollow: { className: "ink-hollow", fill: PAPER, stroke: BLUE, strokeWidth: 2 },
  cross: { className: "ink-line", fill: "none", stroke: BLACK, strokeWidth: 2.5 },
  thin: { className: "ink-line", fill: "none", stroke: BLUE, strokeWidth: 1.5 },
  aim: { className: "ink-hollow", fill: PAPER, stroke: ORANGE, strokeWidth: 2 },
  former: { className: "ink-hollow", fill: PAPER, stroke: GREY, strokeWidth: 1.5 },
  band: { className: "ink-band", fill: "#ffdfca", fillOpacity: 0.55 },
  edge: { className: "ink-line", stroke: ORANGE, strokeWidth: 2 },
  formerEdge: { className: "ink-line", stroke: GREY, strokeWidth: 1.5, strokeDasharray: "2 3" },
  broken: { className: "ink-line", fill: "none", stroke: BLACK, strokeWidth: 1.5, strokeDasharray: "1 3" },
  edgeOfPaper: { className: "ink-grid", fill: "none", stroke: PALE, strokeWidth: 1 },
} as const;
