/** Plays the frames of a call, and tells how loud it is. */

import { JitterBuffer } from "./jitter";
import { decode, RATE_HZ } from "./ulaw";

const QUIETEST_DB = -60;
/** What was played is heard later: by what waits in the sound card. */
const ON_ITS_WAY_MS = 300;

export class Loudspeaker {
  // At the rate of the telephone: the browser converts the whole of it, without a seam at each frame.
  private readonly context = new AudioContext({ sampleRate: RATE_HZ, latencyHint: "interactive" });
  private readonly meter = this.context.createAnalyser();
  private readonly waveform: Float32Array<ArrayBuffer>;
  private readonly jitter = new JitterBuffer();
  private readonly playing = new Set<AudioBufferSourceNode>();
  private ending = false;

  constructor() {
    this.meter.fftSize = 512;
    this.meter.connect(this.context.destination);
    this.waveform = new Float32Array(this.meter.fftSize);
  }

  /** To be called when somebody clicks: browsers let no page sound by itself. */
  async start(): Promise<void> {
    await this.context.resume();
  }

  play(ulaw: ArrayBuffer): void {
    const begin = this.jitter.place(this.context.currentTime * RATE_HZ);
    if (begin === undefined) return;
    const samples = decode(new Uint8Array(ulaw));
    const buffer = this.context.createBuffer(1, samples.length, RATE_HZ);
    buffer.copyToChannel(samples, 0);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.meter);
    source.onended = () => {
      this.playing.delete(source);
      if (this.ending && this.playing.size === 0) setTimeout(() => this.close(), ON_ITS_WAY_MS);
    };
    this.playing.add(source);
    source.start(begin / RATE_HZ);
  }

  /** The engine cut the prompt off: what is still in hand is not heard. */
  silence(): void {
    this.jitter.clear();
    for (const source of this.playing) source.stop();
    this.playing.clear();
  }

  /** 0 for silence to 100 for the loudest that can be. */
  level(): number {
    this.meter.getFloatTimeDomainData(this.waveform);
    const power = this.waveform.reduce((sum, sample) => sum + sample * sample, 0) / this.waveform.length;
    const db = 10 * Math.log10(power + 1e-12);
    return Math.round(Math.max(0, 1 - db / QUIETEST_DB) * 100);
  }

  /** Nothing more comes. The last words are still heard. */
  finish(): void {
    this.ending = true;
    if (this.playing.size === 0) this.close();
  }

  private close(): void {
    if (this.context.state !== "closed") void this.context.close();
  }
}
