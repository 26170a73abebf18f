/** On the canvas: what the colours and marks mean that the drawer has painted there. */

import { useTranslation } from "react-i18next";
import { useComparing } from "../drawer/versions/comparing";
import { useLooking } from "./selection";

/** By layer of paint, the marks that it makes; their texts are `legend.<mark>`. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  diff: ["added", "changed", "moved", "removed"],
  coverage: ["covered", "uncovered"],
  timing: ["seconds", "estimated"],
};

export function Legend() {
  const { t } = useTranslation();
  const paints = useLooking((looking) => looking.paints);
  const { title, instead } = useComparing();
  const layers = Object.keys(MARKS).filter((layer) => paints[layer]);
  if (layers.length === 0) return null;
  return (
    <aside className="legend" aria-label={t("legend.label")}>
      {layers.map((layer) => (
        <div key={layer}>
          <strong>{layer === "diff" ? title : t(`legend.${layer}`)}</strong>
          {layer === "diff" && instead ? <em>{t("legend.notTheDrawing")}</em> : null}
          <ul>
            {MARKS[layer]?.map((mark) => (
              <li key={mark}>
                <i className={`legend-${mark}`} aria-hidden />
                {t(`legend.${mark}`)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </aside>
  );
}
