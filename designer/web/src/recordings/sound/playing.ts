/** One sound at a time: whoever starts the next one stops the one before. */

let current: { sound: HTMLAudioElement; onEnd: () => void } | undefined;

/** Throws what the browser throws for a sound that it cannot play. */
export async function play(url: string, onEnd: () => void): Promise<void> {
  stop();
  const sound = new Audio(url);
  const mine = { sound, onEnd };
  current = mine;
  sound.onended = () => {
    if (current === mine) stop();
  };
  try {
    await sound.play();
  } catch (error) {
    if (current !== mine) return;
    stop();
    throw error;
  }
}

export function stop(): void {
  const before = current;
  current = undefined;
  before?.sound.pause();
  before?.onEnd();
}
