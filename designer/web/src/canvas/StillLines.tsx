/** Lines that cannot be taken hold of, all in one: see lines.ts. */

import { ViewportPortal } from "@xyflow/react";
import { memo } from "react";

interface Props {
  plain: string;
  technical: string;
}

export const StillLines = memo(function StillLines({ plain, technical }: Props) {
  return (
    <ViewportPortal>
      <svg className="still-lines" aria-hidden="true">
        <path d={plain} />
        <path d={technical} className="still-lines-technical" />
      </svg>
    </ViewportPortal>
  );
});
