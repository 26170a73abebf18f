import { expect, it } from "vitest";
import { cameLive, isAhead } from "./schedules";

const at = (state: string, id = 1) => ({ id, state });

it("looks again while something is ahead", () => {
  expect(["waiting", "running", "done", "failed", "cancelled"].filter((state) => isAhead(at(state)))).toEqual(
    ["waiting", "running"],
  );
});

it("tells what came live since it looked last", () => {
  expect(cameLive([at("waiting")], [at("done")])).toBe(true);
  expect(cameLive([at("running", 2), at("done")], [at("done", 2), at("done")])).toBe(true);
});

it("tells nothing about what came live before, failed, was called off or is not known", () => {
  expect(cameLive([at("done")], [at("done")])).toBe(false);
  expect(cameLive([at("waiting")], [at("failed")])).toBe(false);
  expect(cameLive([at("waiting")], [at("cancelled")])).toBe(false);
  expect(cameLive([at("waiting")], [at("running")])).toBe(false);
  expect(cameLive([], [at("done")])).toBe(false);
});
