import { describe, expect, it } from "vitest";
import { complaintAbout, levelOf } from "./level";

const tone = (height: number) => Float32Array.from({ length: 4800 }, (_, n) => height * Math.sin(n / 7));

describe("the level", () => {
  it("goes from silence to the loudest that can be", () => {
    expect(levelOf(new Float32Array(128))).toBe(0);
    expect(levelOf(new Float32Array(0))).toBe(0);
    expect(levelOf(new Float32Array(128).fill(1))).toBe(100);
  });
  it("rises with the loudness, by decibels", () => {
    const steps = [0.01, 0.1, 1].map((height) => levelOf(tone(height)));
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    // 20 of 60 dB each.
    const rises = steps.slice(1).map((step, index) => step - (steps[index] ?? 0));
    for (const rise of rises) expect(Math.abs(rise - 33)).toBeLessThanOrEqual(1);
  });
});

describe("a take", () => {
  it.each([
    [0.3, undefined],
    [0.005, "faint"],
    [3, "overloaded"],
  ])("as high as %s", (height, complaint) => {
    const samples = tone(height).map((sample) => Math.min(Math.max(sample, -1), 1));
    expect(complaintAbout(samples)).toBe(complaint);
  });
});
