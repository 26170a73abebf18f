/** Lines that cannot be taken hold of: see lines.ts. */

import { ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import type { StillPath } from "./lines";

interface Props {
  paths: readonly StillPath[];
  /** They are seen from so far that the boxes cannot be read. */
  overview: boolean;
}

export const StillLines = memo(function StillLines({ paths, overview }: Props) {
  return (
    <ViewportPortal>
      <svg className={overview ? "still-lines" : "still-lines still-lines-near"} aria-hidden="true">
        {paths.map(({ key, d, technical }) => (
          <path key={key} d={d} {...(technical ? { className: "still-lines-technical" } : {})} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
