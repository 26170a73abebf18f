/** On the left: what can be added, or an outline of what is there. */

import { Segmented, Spin } from "antd";
import { lazy, memo, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { NodeView } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import { Palette } from "./Palette";

const Outline = lazy(() => import("./Outline"));

export type Side = "palette" | "outline";

interface Props {
  catalogue: Catalogue;
  /** For the outline; while that is not shown, the very same list always. */
  views: readonly NodeView[];
  disabled: boolean;
  side: Side;
  onSide: (side: Side) => void;
  onAdd: (kind: string) => void;
}

export const SidePanel = memo(function SidePanel({ catalogue, views, disabled, side, onSide, onAdd }: Props) {
  const { t } = useTranslation();
  return (
    <div className="side-tabs">
      <Segmented<Side>
        block
        size="small"
        aria-label={t("outline.choose")}
        value={side}
        onChange={onSide}
        options={[
          { value: "palette", label: t("palette.title") },
          { value: "outline", label: t("outline.short") },
        ]}
      />
      {side === "palette" ? (
        <Palette catalogue={catalogue} disabled={disabled} onAdd={onAdd} />
      ) : (
        <Suspense fallback={<Spin />}>
          <Outline views={views} />
        </Suspense>
      )}
    </div>
  );
});
