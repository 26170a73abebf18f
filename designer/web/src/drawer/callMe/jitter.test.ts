import { describe, expect, it } from "vitest";
import { AT_MOST, IN_HAND, JitterBuffer } from "./jitter";
import { FRAME_SAMPLES } from "./ulaw";

describe("the jitter buffer", () => {
  it("joins frames without a seam, however unevenly they come", () => {
    const buffer = new JitterBuffer();
    const came = [1000.3, 1150, 1500, 1510, 1640.9];
    const heard = came.map((now) => buffer.place(now) as number);
    expect(heard[0]).toBe(1001 + IN_HAND);
    heard.slice(1).forEach((begin, number) => {
      expect(begin - (heard[number] as number)).toBe(FRAME_SAMPLES);
    });
  });

  it("waits anew after a gap", () => {
    const buffer = new JitterBuffer();
    buffer.place(0);
    expect(buffer.place(9000)).toBe(9000 + IN_HAND);
  });

  it("leaves out what would be heard too late", () => {
    const buffer = new JitterBuffer();
    const heard = Array.from({ length: 100 }, () => buffer.place(0)).filter((begin) => begin !== undefined);
    expect(Math.max(...heard)).toBeLessThanOrEqual(AT_MOST);
    expect(heard.length).toBeLessThan(20);
  });

  it("begins anew when it was cleared", () => {
    const buffer = new JitterBuffer();
    buffer.place(0);
    buffer.place(160);
    buffer.clear();
    expect(buffer.place(200)).toBe(200 + IN_HAND);
  });
});
