/** A sound, drawn: one bar for each part of it; silence that is cut off is pale. */

import type { Measured } from "./queries";

const HEIGHT = 48;
const STEP = 2;
/** Soft sounds are drawn larger than they are, as they are heard. */
const LIFT = 0.6;

interface Props {
  measured: Measured;
  /** Whether silence at its ends is cut off for callers. */
  trimmed: boolean;
  label: string;
}

export function Waveform({ measured, trimmed, label }: Props) {
  const { bars, duration_ms, silence_before_ms, silence_after_ms } = measured;
  const from = trimmed ? (bars.length * silence_before_ms) / Math.max(1, duration_ms) : 0;
  const to = trimmed ? bars.length * (1 - silence_after_ms / Math.max(1, duration_ms)) : bars.length;
  return (
    <svg
      className="waveform"
      viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {bars.map((bar, index) => {
        const height = Math.max(1, (bar / 100) ** LIFT * HEIGHT);
        const cut = index + 1 <= from || index >= to;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is known by its place
            key={index}
            className={cut ? "waveform-cut" : undefined}
            x={index * STEP}
            y={(HEIGHT - height) / 2}
            width={STEP * 0.7}
            height={height}
          />
        );
      })}
    </svg>
  );
}
