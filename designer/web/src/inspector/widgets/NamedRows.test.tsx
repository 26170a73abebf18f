// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { startTexts } from "../../texts/i18n";
import { NamedRows } from "./NamedRows";

beforeAll(() => startTexts("en"));
afterEach(cleanup);

interface Row {
  name: string;
  value: string;
}

function Rows({ first, onWrite }: { first: Row[]; onWrite: (rows: Row[]) => void }) {
  const [written, setWritten] = useState(first);
  return (
    <NamedRows
      written={written}
      blank={{ name: "", value: "" }}
      isWhole={(row) => row.name !== "" && row.value !== ""}
      add="add"
      disabled={false}
      onWrite={(rows) => {
        onWrite(rows);
        setWritten(rows);
      }}
    >
      {(row, change) => (
        <>
          <input
            aria-label="name"
            value={row.name}
            onChange={({ target }) => change({ ...row, name: target.value })}
          />
          <input
            aria-label="value"
            value={row.value}
            onChange={({ target }) => change({ ...row, value: target.value })}
          />
        </>
      )}
    </NamedRows>
  );
}

const ONE = { name: "a", value: "1" };
const TWO = { name: "b", value: "2" };
const typed = (label: string, row: number, value: string) =>
  fireEvent.change(screen.getAllByLabelText(label)[row] as HTMLElement, { target: { value } });

it("a new row is written when it is whole, and there is one at a time", () => {
  const onWrite = vi.fn();
  render(<Rows first={[ONE]} onWrite={onWrite} />);
  const add = screen.getByRole("button", { name: "plus add" });
  fireEvent.click(add);
  expect(add).toHaveProperty("disabled", true);
  typed("name", 1, "b");
  expect(onWrite).not.toHaveBeenCalled();
  typed("value", 1, "2");
  expect(onWrite.mock.lastCall).toEqual([[ONE, TWO]]);
  expect(add).toHaveProperty("disabled", false);
});

it("a row that is not whole any more stays written as it was", () => {
  const onWrite = vi.fn();
  render(<Rows first={[ONE, TWO]} onWrite={onWrite} />);
  typed("value", 0, "");
  expect(onWrite).not.toHaveBeenCalled();
  typed("value", 0, "3");
  expect(onWrite.mock.lastCall).toEqual([[{ name: "a", value: "3" }, TWO]]);
});

it("rows are removed, the unwritten one without a word", () => {
  const onWrite = vi.fn();
  render(<Rows first={[ONE, TWO]} onWrite={onWrite} />);
  fireEvent.click(screen.getByRole("button", { name: "plus add" }));
  fireEvent.click(screen.getByRole("button", { name: /^Remove $|^Remove$/ }));
  expect(onWrite).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Remove a" }));
  expect(onWrite.mock.lastCall).toEqual([[TWO]]);
  expect(screen.getAllByLabelText("name")).toHaveLength(1);
});
