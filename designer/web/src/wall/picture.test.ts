import { expect, it } from "vitest";
import { heard, NOTHING } from "./picture";
import type { WallCall, WallPicture } from "./types";

const call = (id: string, started: number, at = "welcome") => ({ id, started, at }) as WallCall;
const message = (told: Partial<WallPicture>) => ({ now: 1_500, ...told }) as WallPicture;

it("knows all after a whole, the newest first, and forgets what was before", () => {
  const before = heard(NOTHING, message({ whole: true, calls: [call("z", 9)] }), 1_000);
  const known = heard(before, message({ whole: true, calls: [call("a", 1), call("b", 2)] }), 1_000);
  expect(known.calls.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(known.ahead).toBe(500);
});

it("adds, changes and removes, and keeps the rows that did not change", () => {
  const known = heard(
    NOTHING,
    message({ whole: true, calls: [call("a", 1), call("b", 2), call("c", 3)] }),
    0,
  );
  const next = heard(
    known,
    message({
      calls: [call("d", 4), call("c", 3, "again")],
      changed: [{ id: "b", at: "main" }],
      gone: ["a"],
    }),
    0,
  );
  expect(next.calls.map(({ id, at }) => [id, at])).toEqual([
    ["d", "welcome"],
    ["c", "again"],
    ["b", "main"],
  ]);
  const later = heard(next, message({ changed: [{ id: "b", since: 7 }] }), 0);
  expect(later.calls[0]).toBe(next.calls[0]);
  expect(later.calls[2]).toMatchObject({ at: "main", since: 7 });
});

it("keeps the very list when no call changed", () => {
  const known = heard(NOTHING, message({ whole: true, calls: [call("a", 1)] }), 0);
  expect(heard(known, message({ engines: [] }), 0).calls).toBe(known.calls);
  expect(heard(known, message({ changed: [{ id: "unknown", at: "x" }] }), 0).calls).toEqual(known.calls);
});
