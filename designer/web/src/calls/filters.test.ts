import { describe, expect, it } from "vitest";
import { type Filters, filtersIn, isCallId, momentOf, queryOf, searchOf } from "./filters";

const ALL: Filters = {
  flow: "telebank",
  route: "955*",
  node: "telebank.main",
  outcome: "handed_off",
  from: "2026-03-02T00:00:00+08:00",
  to: "2026-03-03",
  milestone: "told",
  class: "gold & silver",
  release: "ab",
  longer: 0,
  tests: true,
};

describe("filters in the address", () => {
  it("are read as they were written", () => {
    expect(filtersIn(searchOf(ALL))).toEqual(ALL);
    expect(searchOf({ flow: "", outcome: undefined, tests: false })).toBe("");
  });

  it("that nobody knows, or that make no sense, are left out", () => {
    expect(
      filtersIn("?outcome=everything&from=yesterday&longer=-1&shorter=x&tests=yes&who=me&flow="),
    ).toEqual({});
  });
});

describe("what the server is asked", () => {
  it("has the names of the server", () => {
    const query = queryOf(ALL, "");
    expect(query).toMatchObject({
      customer_class: "gold & silver",
      shortest_s: 0,
      tests: true,
      outcome: "handed_off",
    });
    expect(query.since).toBe("2026-03-01T16:00:00.000Z");
  });

  it("a day as the end is meant to its end", () => {
    expect(momentOf("2026-03-02", true).diff(momentOf("2026-03-02"), "hour")).toBe(24);
    expect(momentOf("2026-03-02T10:00", true).isSame(momentOf("2026-03-02T10:00"))).toBe(true);
  });

  it("ways through a node are looked for in a time that the server allows", () => {
    const { since, until } = queryOf({ through: "a.b", to: "2026-03-31T00:00:00Z" }, "");
    expect(until).toBe("2026-03-31T00:00:00.000Z");
    expect(since).toBe("2026-02-28T00:01:00.000Z");
  });

  it("what is typed is an id or a number", () => {
    expect(isCallId("20260302T101500123456-1a2b3c4d")).toBe(true);
    expect(queryOf({}, " 20260302T101500123456-1a2b3c4d ").call).toBe("20260302T101500123456-1a2b3c4d");
    expect(queryOf({}, "+86 138-0000 1111").ani).toBe("+8613800001111");
    expect(queryOf({}, " ")).toEqual({});
  });
});
