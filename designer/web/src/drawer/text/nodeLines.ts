/** Which node stands at which line of a flow's text. Blocks begin at the edge; nothing else does, but comments and `}`. */

const BEGINNING = /^([^\W\d]\w*)\s+([^\W\d]\w*)\b[^\n]*$/u;

export interface NodeLine {
  id: string;
  /** From 1. */
  line: number;
}

/** The first block is the flow itself. */
export function nodeLinesOf(text: string): NodeLine[] {
  return text.split("\n").flatMap((content, index) => {
    const found = BEGINNING.exec(content);
    return found?.[2] ? [{ id: found[2], line: index + 1 }] : [];
  });
}

/** The node in whose block a line is; undefined in the header. */
export function nodeAtLine(lines: readonly NodeLine[], line: number): string | undefined {
  const index = lines.findLastIndex((each) => each.line <= line);
  return index > 0 ? lines[index]?.id : undefined;
}

export function lineOfNode(lines: readonly NodeLine[], id: string): number | undefined {
  return lines.slice(1).find((each) => each.id === id)?.line;
}
