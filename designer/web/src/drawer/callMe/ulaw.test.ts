import { describe, expect, it } from "vitest";
import { decode } from "./ulaw";

describe("mu-law", () => {
  it("knows silence, both zeros, and the loudest samples", () => {
    expect([...decode(Uint8Array.of(0xff, 0x7f))].map(Math.abs)).toEqual([0, 0]);
    expect([...decode(Uint8Array.of(0x80, 0x00))]).toEqual([32124 / 32768, -32124 / 32768]);
  });

  it("grows with every step, on both sides of zero", () => {
    const positive = decode(Uint8Array.from({ length: 128 }, (_, step) => 0xff - step));
    const negative = decode(Uint8Array.from({ length: 128 }, (_, step) => 0x7f - step));
    for (let step = 1; step < 128; step++) {
      expect(positive[step]).toBeGreaterThan(positive[step - 1] as number);
      expect(negative[step]).toBeLessThan(negative[step - 1] as number);
    }
  });
});
