import { describe, expect, it } from "vitest";
import { encodeWav } from "./wav";

async function read(blob: Blob): Promise<DataView> {
  return new DataView(await new Response(blob).arrayBuffer());
}

describe("a WAV file", () => {
  it("says what it holds", async () => {
    const file = await read(encodeWav(new Float32Array(800), 16_000));
    const word = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((n) => file.getUint8(at + n)));
    expect([word(0), word(8), word(12), word(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
    expect(file.byteLength).toBe(44 + 1600);
    expect([file.getUint32(4, true), file.getUint32(40, true)]).toEqual([file.byteLength - 8, 1600]);
    // Linear, one channel, rate, bytes per second, bytes per sample, bits.
    expect([20, 22, 32, 34].map((at) => file.getUint16(at, true))).toEqual([1, 1, 2, 16]);
    expect([24, 28].map((at) => file.getUint32(at, true))).toEqual([16_000, 32_000]);
  });
  it("holds the samples, cut off where they are too loud", async () => {
    const file = await read(encodeWav(Float32Array.of(0, 0.5, -1, 7, -7), 8000));
    const samples = [0, 1, 2, 3, 4].map((n) => file.getInt16(44 + 2 * n, true));
    expect(samples).toEqual([0, 16384, -32767, 32767, -32767]);
  });
});
