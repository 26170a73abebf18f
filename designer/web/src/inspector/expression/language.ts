/** Colours for expressions and prompts. What they mean is the server's matter. */

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORD = /^(?:and|or|not|in|mod|otherwise|if|then|else|true|false|nothing)\b/;

export const expressionLanguage = StreamLanguage.define({
  name: "ivrflow-expression",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return "string";
    if (stream.match(/^\d[\w.:-]*/)) return "number";
    if (stream.match(KEYWORD)) return "keyword";
    if (stream.match(/^[^\W\d][\w.]*(?=\s*\()/u)) return "function";
    if (stream.match(/^[^\W\d][\w.]*/u)) return "variableName";
    stream.next();
    return "operator";
  },
  tokenTable: { function: tags.function(tags.variableName) },
});

/** These colours are made for icons: mixed with that of texts, they can be read on light and on dark. */
function readable(name: "success" | "warning" | "error"): string {
  return `color-mix(in srgb, var(--ant-color-${name}-text) 50%, var(--ant-color-text))`;
}

/** Custom properties of the theme, so that light and dark need no second set. */
export const expressionColours = [
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.string, color: readable("success") },
      { tag: tags.number, color: readable("warning") },
      { tag: tags.keyword, color: readable("error") },
      { tag: tags.function(tags.variableName), color: "var(--ant-color-primary-text)" },
    ]),
  ),
  EditorView.theme({
    "&": { fontSize: "13px", backgroundColor: "transparent", color: "inherit" },
    "&.cm-focused": { outline: "none" },
    ".cm-content": {
      fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
      caretColor: "var(--ant-color-text)",
      padding: "3px 0",
    },
    ".cm-line": { padding: "0 7px" },
    ".cm-cursor": { borderLeftColor: "var(--ant-color-text)" },
    "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
      backgroundColor: "var(--ant-control-item-bg-active)",
    },
    ".cm-tooltip": {
      backgroundColor: "var(--ant-color-bg-elevated)",
      color: "var(--ant-color-text)",
      border: "1px solid var(--ant-color-border-secondary)",
      borderRadius: "6px",
      overflow: "hidden",
    },
    ".cm-tooltip-autocomplete ul li[aria-selected]": {
      backgroundColor: "var(--ant-control-item-bg-active)",
      color: "var(--ant-color-text)",
    },
    ".cm-completionInfo": { maxWidth: "280px", whiteSpace: "pre-wrap", padding: "6px 8px" },
    ".cm-placeholder": { color: "var(--ant-color-text-tertiary)" },
  }),
];
