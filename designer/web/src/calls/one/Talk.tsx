/** The journal as a conversation, stop by stop; the chosen stop is marked, and whatever is clicked is chosen. */

import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCatalogue } from "../../api/queries";
import { asMoment } from "../lengths";
import type { Line, Stop } from "../queries";
import { Happening } from "./Happening";

interface Props {
  stops: readonly Stop[];
  lines: readonly Line[];
  /** When it was answered, since it was offered; times are told from then on. */
  answeredMs: number;
  at: number;
  name: (stop: Stop) => string;
  onChoose: (stop: number) => void;
}

export function Talk({ stops, lines, answeredMs, at, name, onChoose }: Props) {
  const { t } = useTranslation();
  const catalogue = useCatalogue().data;
  const chosen = useRef<HTMLLIElement>(null);
  const byStop = useMemo(() => {
    const found = new Map<number, Line[]>();
    for (const line of lines) found.set(line.stop, [...(found.get(line.stop) ?? []), line]);
    return found;
  }, [lines]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another stop is chosen
  useEffect(() => {
    // Some browsers give a promise, which must not become what the effect gives back.
    void chosen.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ol className="call-talk" aria-label={t("calls.talk")}>
      {stops.map((stop, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: stops are only ever added at the end
          key={index}
          ref={index === at ? chosen : null}
          className={index === at ? "call-stop call-stop-chosen" : "call-stop"}
        >
          <button
            type="button"
            className="call-stop-head"
            aria-current={index === at ? "step" : undefined}
            onClick={() => onChoose(index)}
          >
            <span className="call-stop-number">{index + 1}</span>
            <strong>{name(stop)}</strong>
            {stop.exit ? (
              <span className="call-exit">→ {catalogue?.exitInWords(stop.exit) ?? stop.exit}</span>
            ) : null}
            {typeof stop.entered_ms === "number" ? (
              <time className="call-at">{asMoment(stop.entered_ms - answeredMs)}</time>
            ) : null}
          </button>
          {(byStop.get(index) ?? []).map((line, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
            <div key={number} className="call-row">
              <Happening line={line} />
              <time className="call-at">{asMoment(line.at_ms - answeredMs)}</time>
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
