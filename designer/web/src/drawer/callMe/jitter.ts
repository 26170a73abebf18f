/**
 * When each frame is to be heard. The engine sends them 20 ms apart, the network delivers them as it can: a little is kept
 * in hand, so that no gap is heard, and never so much that the caller hears what was said long ago.
 *
 * Positions are samples on the clock of the audio output, whole ones: frames then meet without a seam.
 */

import { FRAME_SAMPLES, RATE_HZ } from "./ulaw";

const samples = (ms: number) => (ms * RATE_HZ) / 1000;

/** How long the first frame waits for the next ones. */
export const IN_HAND = samples(60);
/** A frame that would be heard later than this is left out. */
export const AT_MOST = samples(300);

export class JitterBuffer {
  private next = 0;

  /** Where a frame that came `now` is to be heard; undefined: leave it out. */
  place(now: number): number | undefined {
    const earliest = Math.ceil(now);
    if (this.next < earliest) this.next = earliest + IN_HAND;
    if (this.next > earliest + AT_MOST) return undefined;
    const begin = this.next;
    this.next += FRAME_SAMPLES;
    return begin;
  }

  /** What was placed is not to be heard any more: the next frame comes after a silence. */
  clear(): void {
    this.next = 0;
  }
}
