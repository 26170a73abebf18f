/** Tables as spreadsheets exchange them: comma-separated values (RFC 4180), or with tabs from the clipboard. */

/** The cells of a text, line by line. Commas, semicolons (as in German spreadsheets) or tabs: what the first line has. */
export function readCells(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, "");
  const mark = markOf(plain);
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') {
        cell += sign;
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === mark) {
      line.push(cell);
      cell = "";
    } else if (sign === "\n") {
      lines.push([...line, cell]);
      line = [];
      cell = "";
    } else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || line.length > 0) lines.push([...line, cell]);
  return lines.filter((cells) => cells.some((each) => each.trim() !== ""));
}

function markOf(text: string): string {
  const first = (text.split("\n", 1)[0] ?? "").replace(/"[^"]*"/g, "");
  return ["\t", ";", ","].find((mark) => first.includes(mark)) ?? ",";
}

export function writeCells(lines: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}
