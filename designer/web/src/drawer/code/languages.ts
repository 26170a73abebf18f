/** Colours for conversations and for flows as text. What the words mean is the server's matter. */

import { StreamLanguage, type StringStream } from "@codemirror/language";

function literal(stream: StringStream): string | null {
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return "string";
  if (stream.match(/^\d[\w.:*#-]*/)) return "number";
  return null;
}

/** `.calls`: the word that a line begins with says what is done. */
export const conversationLanguage = StreamLanguage.define({
  name: "ivrflow-conversations",
  token(stream) {
    const first = stream.string.slice(0, stream.pos).trim() === "";
    if (stream.eatSpace()) return null;
    const found = literal(stream);
    if (found) return found;
    if (stream.match(/^[^\W\d]\w*\.\w+/u)) return "variableName";
    if (stream.match(/^[^\W\d]\w*/u)) return first ? "keyword" : null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//" } },
});

interface FlowLine {
  /** How deep inside braces. */
  depth: number;
}

/** `.ivr`: at the outside, `kind id "title" {`; inside, fields, exits and the nodes that they lead to. */
export const flowLanguage = StreamLanguage.define<FlowLine>({
  name: "ivrflow-flow",
  startState: () => ({ depth: 0 }),
  token(stream, line) {
    const first = stream.string.slice(0, stream.pos).trim() === "";
    if (stream.eatSpace()) return null;
    const found = literal(stream);
    if (found) return found;
    if (stream.match("->")) return "operator";
    if (stream.match("{")) {
      line.depth += 1;
      return "bracket";
    }
    if (stream.match("}")) {
      line.depth = Math.max(0, line.depth - 1);
      return "bracket";
    }
    if (stream.match(/^[^\W\d][\w.-]*/u)) {
      if (line.depth === 0) return first ? "keyword" : "variableName";
      if (/->\s*$/.test(stream.string.slice(0, stream.start))) return "variableName";
      return first ? "propertyName" : null;
    }
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//" } },
});
