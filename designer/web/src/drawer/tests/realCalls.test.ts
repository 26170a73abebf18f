// @vitest-environment jsdom
import { expect, it } from "vitest";
import { endOf, timeOf } from "./realCalls";

it("yesterday ends where today begins", () => {
  const now = new Date(2026, 2, 2, 10, 15);
  expect(timeOf("yesterday", now)).toEqual({ since: new Date(2026, 2, 1), until: new Date(2026, 2, 2) });
  expect(timeOf("today", now)).toEqual({ since: new Date(2026, 2, 2), until: now });
  expect(timeOf("week", now).since).toEqual(new Date(2026, 1, 23));
});

it("an end names the queue, if there is one", () => {
  expect(endOf("handoff to cards")).toEqual({ by: "handoff", queue: "cards" });
  expect(endOf("caller")).toEqual({ by: "caller", queue: "" });
});
