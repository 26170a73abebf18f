import { expect, it } from "vitest";
import { asClock, asMoment, asWait } from "./lengths";

it("lengths are told as clocks do", () => {
  expect([0, 4_600, 65_000, 3_723_000].map(asClock)).toEqual(["0:00", "0:05", "1:05", "1:02:03"]);
});

it("moments are told from the answer on", () => {
  expect([0, 5_260, 65_040, -2_000, -40, 59_960].map(asMoment)).toEqual([
    "+0:00.0",
    "+0:05.3",
    "+1:05.0",
    "−0:02.0",
    "+0:00.0",
    "+1:00.0",
  ]);
});

it("answers take milliseconds or seconds", () => {
  expect([0, 42, 1_240].map(asWait)).toEqual(["0 ms", "42 ms", "1.2 s"]);
});
