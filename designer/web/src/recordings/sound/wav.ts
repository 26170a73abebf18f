/** Samples as a WAV file: 16-bit linear PCM, one channel, which every reader of sound files understands. */

const HEADER_BYTES = 44;
const PCM = 1;
const LOUDEST = 32767;

/** `samples` are -1 to 1; what is beyond is cut off. */
export function encodeWav(samples: Float32Array, rateHz: number): Blob {
  const bytes = samples.length * 2;
  const file = new DataView(new ArrayBuffer(HEADER_BYTES + bytes));
  const mark = (at: number, word: string) => {
    for (const [index, letter] of [...word].entries()) file.setUint8(at + index, letter.charCodeAt(0));
  };
  mark(0, "RIFF");
  file.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  mark(8, "WAVE");
  mark(12, "fmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, PCM, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, rateHz, true);
  file.setUint32(28, rateHz * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  mark(36, "data");
  file.setUint32(40, bytes, true);
  samples.forEach((sample, index) => {
    const value = Math.round(Math.min(Math.max(sample, -1), 1) * LOUDEST);
    file.setInt16(HEADER_BYTES + index * 2, value, true);
  });
  return new Blob([file.buffer], { type: "audio/wav" });
}
