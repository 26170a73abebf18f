/** The small map of the drawing, by which one gets about in large ones. */

import { MiniMap } from "@xyflow/react";
import { memo, useCallback } from "react";
import { familyColours } from "../app/theme";
import { useAppearance } from "../app/useAppearance";
import type { AnyNode } from "./nodes";

const SIZE = { width: 160, height: 110 };
/** The very same functions always: React Flow draws each of a thousand boxes anew for another one. */
const none = () => "";

export const FlowMap = memo(function FlowMap() {
  const appearance = useAppearance();
  const colourOf = useCallback(
    (node: AnyNode) =>
      node.type === "card" ? familyColours(node.data.view.family, appearance).strong : "transparent",
    [appearance],
  );
  return (
    <MiniMap<AnyNode>
      pannable
      zoomable
      style={SIZE}
      nodeColor={colourOf}
      nodeStrokeColor={none}
      nodeClassName={none}
    />
  );
});
