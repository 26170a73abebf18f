/** The microphone: opened when somebody wants to record, closed as soon as he has. Nothing leaves the page. */

import captureUrl from "./capture.worklet.ts?worker&url";
import { levelOf } from "./level";

/** More than the telephone carries, and small enough that five minutes can be sent. */
export const RATE_HZ = 16_000;
export const LONGEST_S = 300;

/** Nothing that is played is to be taken out of what is heard, and a studio's levels are to stay as they are. */
const WANTED: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: false,
  autoGainControl: false,
  noiseSuppression: false,
};

export type Obstacle = "insecure" | "forbidden" | "absent" | "busy";

/** There is nothing to record with. */
export class NoMicrophone extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(obstacle);
  }
}

export class Microphone {
  private readonly blocks: Float32Array[] = [];

  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
  ) {}

  /** Asks for leave, and records from then on. Throws NoMicrophone. */
  static async open(): Promise<Microphone> {
    // Browsers hide it from pages that came without encryption from another machine.
    if (!navigator.mediaDevices) throw new NoMicrophone("insecure");
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: WANTED });
    } catch (error) {
      throw new NoMicrophone(obstacleOf(error));
    }
    const microphone = new Microphone(stream, new AudioContext({ latencyHint: "interactive" }));
    try {
      await microphone.listen();
    } catch (error) {
      microphone.close();
      throw error;
    }
    return microphone;
  }

  get seconds(): number {
    return this.blocks.reduce((sum, block) => sum + block.length, 0) / this.context.sampleRate;
  }

  /** Of the last hundredths of a second: 0 for silence to 100. */
  level(): number {
    return levelOf(this.blocks.at(-1) ?? new Float32Array(0));
  }

  /** All that was heard, at RATE_HZ. */
  async stop(): Promise<Float32Array> {
    this.close();
    const whole = joined(this.blocks);
    return whole.length === 0 ? whole : resampled(whole, this.context.sampleRate);
  }

  /** Lets go of the microphone; what was recorded is forgotten. */
  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
    if (this.context.state !== "closed") void this.context.close();
  }

  private async listen(): Promise<void> {
    await this.context.audioWorklet.addModule(captureUrl);
    await this.context.resume();
    const capture = new AudioWorkletNode(this.context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => this.blocks.push(data);
    this.context.createMediaStreamSource(this.stream).connect(capture);
  }
}

function obstacleOf(error: unknown): Obstacle {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "absent";
  return name === "NotAllowedError" || name === "SecurityError" ? "forbidden" : "busy";
}

function joined(blocks: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

/** The browser's own conversion, which lets nothing above the new band through. */
async function resampled(samples: Float32Array<ArrayBuffer>, rateHz: number): Promise<Float32Array> {
  const length = Math.ceil((samples.length * RATE_HZ) / rateHz);
  const offline = new OfflineAudioContext(1, length, RATE_HZ);
  const buffer = offline.createBuffer(1, samples.length, rateHz);
  buffer.copyToChannel(samples, 0);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}
