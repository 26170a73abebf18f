/** How loud samples are, and whether a recording of them is worth keeping. */

const QUIETEST_DB = -60;
/** Speech whose loudest moment stays below this is mostly the noise of the room. */
const FAINT = 0.02;
const FULL = 0.99;
/** So many samples at the very top: the microphone has cut the waves off. */
const MANY_AT_THE_TOP = 20;

/** 0 for silence to 100 for the loudest that can be. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(samples.length, 1);
  const db = 10 * Math.log10(power + 1e-12);
  return Math.round(Math.min(Math.max(1 - db / QUIETEST_DB, 0), 1) * 100);
}

export type Complaint = "faint" | "overloaded";

/** What whoever recorded this should know before keeping it. */
export function complaintAbout(samples: Float32Array): Complaint | undefined {
  let peak = 0;
  let atTheTop = 0;
  for (const sample of samples) {
    const height = Math.abs(sample);
    if (height > peak) peak = height;
    if (height >= FULL) atTheTop += 1;
  }
  if (peak < FAINT) return "faint";
  return atTheTop >= MANY_AT_THE_TOP ? "overloaded" : undefined;
}
