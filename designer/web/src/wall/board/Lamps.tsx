/** Engines and sources, each with a word and a sign that can be told apart without colours. */

import { useTranslation } from "react-i18next";
import { stateOf } from "../EngineCard";
import type { Engine } from "../types";

const SIGNS = { success: "●", warning: "▲", error: "■", default: "○" } as const;

interface Lamp {
  key: string;
  name: string;
  word: string;
  colour: keyof typeof SIGNS;
}

export function Lamps({ engines }: { engines: readonly Engine[] }) {
  const { t } = useTranslation();
  const lamps: Lamp[] = engines.map((engine) => {
    const { word, colour } = stateOf(engine);
    return { key: engine.name, name: engine.name, word: t(`wall.state.${word}`), colour };
  });
  for (const engine of engines) {
    for (const { name, state } of engine.link === "watched" ? (engine.sources ?? []) : []) {
      if (state === "unasked") continue;
      const colour = state === "down" ? "error" : "success";
      lamps.push({ key: `${engine.name}/${name}`, name, word: t(`wall.sourceState.${state}`), colour });
    }
  }
  return (
    <ul className="board-lamps" aria-label={t("wall.equipment")}>
      {lamps.map(({ key, name, word, colour }) => (
        <li key={key} className={`board-lamp board-${colour}`}>
          <span aria-hidden>{SIGNS[colour]}</span> {name} <small>{word}</small>
        </li>
      ))}
    </ul>
  );
}
