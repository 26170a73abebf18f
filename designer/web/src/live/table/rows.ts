/** Changes of a table as a whole: cells pasted from a spreadsheet, rows taken from a file. */

import type { Column, Row, TableForm } from "../types";

/** What an empty cell of a spreadsheet means. */
const cellOf = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

/** A row without anything in it. */
export function emptyRow({ columns }: TableForm, key = ""): Row {
  return { key, cells: columns.map(() => null) };
}

/**
 * Cells put in from a place on: `row` and `column` of the first one, column -1 being the keys. Rows are added as needed;
 * what goes beyond the last column is left out.
 */
export function pasted(form: TableForm, row: number, column: number, lines: readonly string[][]): TableForm {
  const rows = form.rows.map((each) => ({ ...each, cells: [...each.cells] }));
  lines.forEach((cells, down) => {
    while (rows.length <= row + down) rows.push({ ...emptyRow(form), cells: form.columns.map(() => null) });
    const target = rows[row + down];
    if (!target) return;
    cells.forEach((text, right) => {
      const at = column + right;
      if (at === -1) target.key = text;
      else if (at < form.columns.length) target.cells[at] = cellOf(text);
    });
  });
  return { ...form, rows };
}

/**
 * The lines of a file: the first names the columns after the key. Columns that the table does not have are added as
 * `textType`; rows of a key that is there are changed, unless all are replaced.
 */
export function taken(
  form: TableForm,
  [head, ...lines]: readonly string[][],
  textType: string,
  replaceAll: boolean,
): TableForm {
  const names = (head ?? []).slice(1).map((name) => name.trim());
  const known = new Map(form.columns.map(({ name }, at) => [name, at]));
  const added: Column[] = names
    .filter((name) => name !== "" && !known.has(name))
    .map((name) => ({ name, type: textType }));
  const columns = [...form.columns, ...added];
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  const rows: Row[] = replaceAll
    ? []
    : form.rows.map((row) => ({ ...row, cells: widened(row.cells, columns) }));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const [key = "", ...cells] of lines) {
    const row = byKey.get(key.trim()) ?? { key: key.trim(), cells: columns.map(() => null) };
    places.forEach((place, at) => {
      if (place >= 0) row.cells[place] = cellOf(cells[at]);
    });
    if (!byKey.has(row.key)) rows.push(row);
    byKey.set(row.key, row);
  }
  return { ...form, columns, rows };
}

function widened(cells: readonly (string | null)[], columns: readonly Column[]): (string | null)[] {
  return columns.map((_, at) => cells[at] ?? null);
}

/** Head and rows, to be written to a file. */
export function linesOf({ columns, rows }: TableForm): string[][] {
  return [
    ["key", ...columns.map(({ name }) => name)],
    ...rows.map(({ key, cells }) => [key, ...columns.map((_, at) => cells[at] ?? "")]),
  ];
}
