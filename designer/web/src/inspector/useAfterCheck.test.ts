// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useChecks } from "../checks/store";
import { MOST_MS, useAfterCheck } from "./useAfterCheck";

const checking = (now: boolean) => act(() => useChecks.setState({ checking: now }));
const shown = (first: string) =>
  renderHook(({ value }) => useAfterCheck(value), { initialProps: { value: first } });

afterEach(() => {
  vi.useRealTimers();
  checking(false);
});

it("nothing waits while nothing is checked", () => {
  const { result, rerender } = shown("a");
  rerender({ value: "b" });
  expect(result.current).toBe("b");
});

it("what changes with an edit waits for its check", () => {
  const { result, rerender } = shown("a");
  checking(true);
  rerender({ value: "b" });
  expect(result.current).toBe("a");
  checking(false);
  expect(result.current).toBe("b");
});

it("but not for long", () => {
  vi.useFakeTimers();
  const { result, rerender } = shown("a");
  checking(true);
  rerender({ value: "b" });
  act(() => void vi.advanceTimersByTime(MOST_MS - 1));
  expect(result.current).toBe("a");
  act(() => void vi.advanceTimersByTime(2));
  expect(result.current).toBe("b");
});
