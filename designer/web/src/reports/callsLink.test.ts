import { expect, it } from "vitest";
import { callsBehind } from "./callsLink";
import type { Asked, Measure, Row } from "./types";

const SPAN = { begin: "2026-03-01T16:00:00Z", end: "2026-03-02T16:00:00Z" };
const ASKED: Asked = {
  measures: [],
  when: "",
  zone: "UTC",
  unit: "",
  group_by: [],
  only: [],
  compare: false,
};
const ABANDONED: Measure = {
  name: "abandoned",
  title: "",
  help: "",
  unit: "count",
  told_apart_by: [],
  part_of: "",
  adds_up: true,
  calls: "abandoned",
};
const row = (values: string[], more: Partial<Row> = {}): Row => ({
  period: "",
  values,
  numbers: [],
  ...more,
});

function found(link: string | undefined) {
  return Object.fromEntries(new URL(link ?? "", "http://localhost").searchParams);
}

it("a number leads to the calls that make it", () => {
  const asked = { ...ASKED, only: [{ dimension: "flow", values: ["bank"] }] };
  const hour = { begin: "2026-03-02T02:00:00Z", end: "2026-03-02T03:00:00Z" };
  const link = callsBehind(
    ABANDONED,
    asked,
    { span: SPAN, group_by: ["node"] },
    row(["bank.main"], { span: hour }),
  );
  expect(link?.startsWith("/calls?")).toBe(true);
  expect(found(link)).toEqual({
    from: hour.begin,
    to: hour.end,
    outcome: "abandoned",
    flow: "bank",
    node: "bank.main",
  });
});

it("the sum leads to all of them", () => {
  const link = callsBehind({ ...ABANDONED, calls: "" }, ASKED, { span: SPAN, group_by: ["milestone"] });
  expect(found(link)).toEqual({ from: SPAN.begin, to: SPAN.end });
});

it("services are looked for by milestone and class", () => {
  const report = { span: SPAN, group_by: ["milestone", "customer_class"] };
  const link = callsBehind({ ...ABANDONED, calls: "" }, ASKED, report, row(["told", "gold"]));
  expect(found(link)).toMatchObject({ milestone: "told", class: "gold" });
});

it("what the list cannot show leads nowhere", () => {
  const report = { span: SPAN, group_by: ["flow"] };
  const { calls: _, ...rate } = ABANDONED;
  expect(callsBehind(rate, ASKED, report, row(["bank"]))).toBeUndefined();
  expect(callsBehind(ABANDONED, ASKED, report, row([""]))).toBeUndefined();
  const two = { ...ASKED, only: [{ dimension: "flow", values: ["a", "b"] }] };
  expect(callsBehind(ABANDONED, two, { span: SPAN, group_by: [] })).toBeUndefined();
  expect(found(callsBehind(ABANDONED, two, report, row(["a"])))).toMatchObject({ flow: "a" });
});
