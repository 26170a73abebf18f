// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Finding } from "../checks/types";
import { MarksContext, NOTHING_FOUND, newMarks, useFound } from "./marks";

function finding(severity: string): Finding {
  return { code: "dangling-exit", severity, node: "menu" } as Finding;
}

function shown(marks: ReturnType<typeof newMarks>, node: string) {
  let rendered = 0;
  const { result } = renderHook(
    () => {
      rendered += 1;
      return useFound(node);
    },
    { wrapper: ({ children }) => <MarksContext value={marks}>{children}</MarksContext> },
  );
  return { result, rendered: () => rendered };
}

it("the worst is shown, and how many there are", () => {
  const marks = newMarks();
  const { result } = shown(marks, "menu");
  expect(result.current).toBeUndefined();
  act(() =>
    marks.setState({ byNode: new Map([["menu", [finding("hint"), finding("error"), finding("warning")]]]) }),
  );
  expect(result.current).toEqual({ mark: "error", issues: 3 });
  act(() => marks.setState({ byNode: NOTHING_FOUND }));
  expect(result.current).toBeUndefined();
});

it("what is found of others draws nothing anew", () => {
  const marks = newMarks();
  const own = [finding("hint")];
  marks.setState({ byNode: new Map([["menu", own]]) });
  const { rendered } = shown(marks, "menu");
  act(() =>
    marks.setState({
      byNode: new Map([
        ["menu", own],
        ["bye", [finding("error")]],
      ]),
    }),
  );
  expect(rendered()).toBe(1);
});
