/** Hands the samples of its input on to the page, some hundredths of a second at once. Runs beside the page, in real time. */

// The library of types knows the page alone, not what runs beside it.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const AT_ONCE = 2048;

class Capture extends AudioWorkletProcessor {
  private block = new Float32Array(AT_ONCE);
  private filled = 0;

  process([input]: Float32Array[][]): boolean {
    for (const sample of input?.[0] ?? []) {
      this.block[this.filled++] = sample;
      if (this.filled < AT_ONCE) continue;
      this.port.postMessage(this.block, [this.block.buffer]);
      this.block = new Float32Array(AT_ONCE);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor("capture", Capture);
