/** Sound as the telephone carries it: ITU-T G.711 mu-law, 8,000 samples a second, one byte each. */

export const RATE_HZ = 8000;
/** 20 ms. */
export const FRAME_SAMPLES = 160;

/** G.711 table 2: eight segments that double, 33 added before, all bits inverted. */
function linear(code: number): number {
  const inverted = code ^ 0xff;
  const segment = (inverted >> 4) & 7;
  const magnitude = (((2 * (inverted & 15) + 33) << segment) - 33) << 2;
  return (inverted & 0x80 ? -magnitude : magnitude) / 32768;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, code) => linear(code));

/** Samples between -1 and 1. */
export function decode(ulaw: Uint8Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(ulaw.length);
  for (let at = 0; at < ulaw.length; at++) samples[at] = LINEAR[ulaw[at] as number] as number;
  return samples;
}
