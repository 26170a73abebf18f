/** What React Flow says to screen readers, in the language of the page. */

import type { TFunction } from "i18next";

export function labelsOf(t: TFunction) {
  return {
    "controls.ariaLabel": t("canvas.controls"),
    "controls.zoomIn.ariaLabel": t("commands.zoomIn"),
    "controls.zoomOut.ariaLabel": t("commands.zoomOut"),
    "controls.fitView.ariaLabel": t("commands.fit"),
    "minimap.ariaLabel": t("canvas.map"),
    "node.a11yDescription.default": t("canvas.nodeKeys"),
    "node.a11yDescription.keyboardDisabled": t("canvas.nodeKeys"),
    "edge.a11yDescription.default": "",
  };
}
