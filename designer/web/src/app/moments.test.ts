import { expect, it } from "vitest";
import { fromNow } from "./moments";

const NOW = Date.parse("2026-03-02T10:00:00Z");

it.each([
  ["2026-03-02T09:59:40Z", "this minute"],
  ["2026-03-02T09:55:00Z", "5 minutes ago"],
  ["2026-03-02T07:10:00Z", "2 hours ago"],
  ["2026-03-01T09:00:00Z", "yesterday"],
  ["2026-03-05T09:59:59Z", "in 3 days"],
  ["2025-12-24T12:00:00Z", "12/24/2025"],
])("%s is %s", (moment, words) => {
  expect(fromNow(moment, "en-US", NOW)).toBe(words);
});
