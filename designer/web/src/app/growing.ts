/**
 * Text areas that are as high as their text, within limits: by the browser where it can (`field-sizing`, CSS Form
 * Control Styling 1), else measured by Ant Design, which makes the browser lay out the page once for each of them.
 */

import type { CSSProperties } from "react";

const BY_ITSELF = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");
/** Above and below the lines: padding and border. */
const AROUND_PX = 10;

/** Properties of an Ant Design text area. */
export function growing(minRows: number, maxRows: number) {
  if (!BY_ITSELF) return { autoSize: { minRows, maxRows } };
  const style: CSSProperties & { fieldSizing: string } = {
    fieldSizing: "content",
    minHeight: `calc(${minRows}lh + ${AROUND_PX}px)`,
    maxHeight: `calc(${maxRows}lh + ${AROUND_PX}px)`,
    resize: "none",
  };
  return { style };
}
