// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useRowKeys } from "./useRowKeys";

function rows(count: number) {
  return renderHook(({ count }) => useRowKeys(count), { initialProps: { count } });
}

describe("keys of rows that are edited", () => {
  it("gives each row another one", () => {
    const { keys } = rows(3).result.current;
    expect(new Set(keys).size).toBe(3);
  });

  it("keeps them when a row is added", () => {
    const { result, rerender } = rows(2);
    const before = result.current.keys;
    rerender({ count: 3 });
    expect(result.current.keys.slice(0, 2)).toEqual(before);
  });

  it("takes away the key of the row that goes", () => {
    const { result, rerender } = rows(3);
    const [first, , third] = result.current.keys;
    result.current.removed(1);
    rerender({ count: 2 });
    expect(result.current.keys).toEqual([first, third]);
  });

  it("moves the keys with rows that change places", () => {
    const { result, rerender } = rows(2);
    const [first, second] = result.current.keys;
    result.current.swapped(0, 1);
    rerender({ count: 2 });
    expect(result.current.keys).toEqual([second, first]);
  });
});
